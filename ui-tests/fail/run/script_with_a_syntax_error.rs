//! A script is parsed as the body of a function is.
use asyncio::asyncio_run;

fn main() {
    asyncio_run! {
        let x = ;
        println!("{x}");
    }
}
