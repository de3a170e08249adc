//! What is only still to be dropped: guards, a shadowed local, a value that may have been moved.

#[asyncio::coroutine]
async fn drops(name: String, flag: bool) {
    let _guard = enter();
    let value = make(1);
    let value = refine(value, make(2)).await;
    if flag {
        give(name).await;
    }
    nap().await;
    show(&value);
}
