//! The `await!(x)` of before 2019 in a script, which rustc has not seen.
use asyncio::asyncio_run;

fn main() {
    asyncio_run! {
        #[coroutine]
        async fn square(number: i64) -> i64 {
            number * number
        }

        let x = await!(square(10));
        println!("{x}");
    }
}
