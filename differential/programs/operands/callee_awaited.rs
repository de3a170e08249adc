//! The function that is called is itself awaited or computed; then the arguments.
use super::*;

fn add(a: i32, b: i32) -> i32 {
    a + b
}

#[co]
pub async fn main() -> i32 {
    let pick = |name: &'static str| -> fn(i32, i32) -> i32 {
        step(name);
        add
    };
    let x = (later("function", add as fn(i32, i32) -> i32).await)(later("a", 1).await, 2);
    pick("picked")(later("b", x).await, later("c", 4).await)
}
