//! A method that may take its receiver, and a closure that may be called once: asked by what a closure captures.

#[asyncio::coroutine]
async fn taken(socket: Socket) -> usize {
    let once = move |n: usize| n + socket.close();
    let stream = connect(once(1)).await;
    let (read, write) = stream.split();
    copy(read, write).await
}
