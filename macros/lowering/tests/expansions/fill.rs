//! A local that is borrowed across an await is anchored: it has a place, and there is a witness.

#[asyncio::coroutine]
async fn fill(k: usize) -> Vec<u8> {
    let mut buf = vec![0; k];
    let n = read(&mut buf).await;
    let whole = &buf;
    nap().await;
    assert_eq!(whole.len(), n);
    buf.push(1);
    buf
}
