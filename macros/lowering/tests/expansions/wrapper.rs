//! A tail await: the argument moves on into the child, and the state holds nothing else.

#[asyncio::coroutine]
async fn wrapper(buf: [u8; 8192]) -> usize {
    holds(buf).await
}
