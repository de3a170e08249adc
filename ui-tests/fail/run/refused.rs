//! Where a coroutine is refused, those who use it are right to: only the mistake is reported.
use asyncio::asyncio_run;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

#[asyncio::coroutine]
async fn refused(unused: i64, mut list: Vec<i64>, (a, b): (i64, i64)) -> Result<i64, String> {
    let unused_too = 1;
    list.push(a);
    Ok([10].map(|n| square(n).await)[0])
}

trait Shape {
    #[asyncio::coroutine]
    async fn area(&self) -> i64;
}

struct Square(i64);

impl Shape for Square {
    #[asyncio::coroutine]
    async fn area(&self) -> i64 {
        [self.0].map(|n| square(n).await)[0]
    }
}

#[asyncio::coroutine]
async fn outer() -> i64 {
    let of_task = asyncio::create_task(refused(1, vec![], (1, 2))).await;
    of_task.unwrap_or(0) + refused(1, vec![], (1, 2)).await.unwrap_or(0) + Square(1).area().await
}

fn main() {
    let x: i64 = asyncio_run!(outer());
    let y: Result<i64, String> = asyncio_run!(refused(1, vec![], (1, 2)), debug = true);
    println!("{x} {y:?} {}", refused(1, vec![], (1, 2)));
    let coroutine = refused(1, vec![], (1, 2));
    let _ = std::thread::spawn(|| asyncio::run(coroutine));
    let script: String = asyncio_run! {
        println!("{x}");
        [10].map(|n| square(n).await)[0].to_string()
    };
    println!("{script} {x}");
}
