//! A closure is not a coroutine. rustc says this itself.
fn main() {
    let square = #[asyncio::coroutine] |number: i64| number * number;
    println!("{}", square(10));
}
