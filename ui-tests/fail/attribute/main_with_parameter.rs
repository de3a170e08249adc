//! Nobody hands anything to `main`.
#[asyncio::main]
async fn main(args: Vec<String>) {
    println!("{args:?}");
}
