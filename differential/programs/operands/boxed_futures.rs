//! Boxed and dyn futures.
use super::*;

fn boxed(name: &'static str, n: i32) -> Pin<Box<dyn Future<Output = i32>>> {
    Box::pin(later(name, n))
}

#[co]
pub async fn main() -> i32 {
    let a = boxed("a", 1).await;
    let all: Vec<Pin<Box<dyn Future<Output = i32>>>> = vec![boxed("b", 2), Box::pin(async { 5 })];
    let mut sum = a;
    for future in all {
        sum += future.await;
    }
    sum + Box::pin(later("c", 100)).await
}
