//! Calls in async blocks, closures and macros.
use super::*;

#[co]
async fn walk(n: u32) -> u32 {
    if n == 0 {
        return 1;
    }
    let block = async {
        pause("block").await;
        Box::pin(walk(n - 1)).await
    };
    let from_block = Box::pin(block).await;
    let make = |n| Box::pin(walk(n));
    let from_closure = make(n - 1).await;
    let list: Vec<Pin<Box<dyn Future<Output = u32>>>> = vec![Box::pin(walk(n - 1)), Box::pin(ready("r", 5))];
    let mut sum = from_block + from_closure;
    for future in list {
        sum += future.await;
    }
    sum
}

#[co]
pub async fn main() -> u32 {
    walk(1).await
}
