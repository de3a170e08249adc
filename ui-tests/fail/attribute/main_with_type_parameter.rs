//! Nobody chooses a type for `main`.
#[asyncio::main]
async fn main<T: Default>() {
    let _: T = T::default();
}
