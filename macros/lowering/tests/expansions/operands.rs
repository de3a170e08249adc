//! Operands before the last await of an expression are evaluated before it, in their order.

#[asyncio::coroutine]
async fn operands(mut list: Vec<u8>, n: u8) -> usize {
    list.push(first(n).await);
    combine(before(), n, second().await, after())
}
