//! The value of a script has the type of its last expression.
use asyncio::asyncio_run;

fn main() {
    let text: String = asyncio_run! {
        #[coroutine]
        async fn square(number: i64) -> i64 {
            number * number
        }

        let x = square(10).await;
        x
    };
    println!("{text}");
}
