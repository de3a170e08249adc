//! Two awaits, a local that crosses the second, and captures in format strings.

#[asyncio::coroutine]
async fn tutorial() {
    let x = square(10).await;
    println!("x={x}");
    let y = square(5).await;
    println!("y={y}");
    println!("total={}", x + y);
}
