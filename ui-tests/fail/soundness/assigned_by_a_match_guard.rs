//! E0510: a guard does not change what is matched: the patterns before it would be wrong.
//! Instead of `number = None;`: `let _ = None::<i32>;`.

#[asyncio::coroutine]
async fn likes(n: i32) -> bool {
    n > 1
}

#[asyncio::coroutine]
async fn outer(mut number: Option<i32>) -> i32 {
    match number {
        Some(_) if { number = None; likes(1).await } => 1,
        Some(n) => n,
        None => 0,
    }
}

fn main() {
    asyncio::asyncio_run!(outer(Some(1)));
}
