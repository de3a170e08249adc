//! A closure among the statements of a script.
use asyncio::asyncio_run;

fn main() {
    asyncio_run! {
        #[coroutine]
        async fn square(number: i64) -> i64 {
            number * number
        }

        let squares: Vec<i64> = (0..3).map(|n| square(n).await).collect();
        println!("{squares:?}");
    }
}
