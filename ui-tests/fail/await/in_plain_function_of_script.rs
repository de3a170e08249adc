//! A plain function among the items of a script.
use asyncio::asyncio_run;

fn main() {
    asyncio_run! {
        #[coroutine]
        async fn square(number: i64) -> i64 {
            number * number
        }

        fn helper() -> i64 {
            square(10).await
        }

        println!("{}", helper());
    }
}
