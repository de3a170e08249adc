//! What has the function's name and is not the function: a parameter, a local, an item, an import, a method's namesake.
use super::*;

#[co]
async fn parameter(parameter: fn(u32) -> u32) -> u32 {
    pause("a").await;
    parameter(1)
}

#[co]
async fn item() -> u32 {
    fn item(n: u32) -> u32 {
        n
    }
    pause("b").await;
    item(3)
}

mod elsewhere {
    pub fn imported() -> u32 {
        5
    }
}

#[co]
async fn imported() -> u32 {
    pause("c").await;
    let value = {
        use elsewhere::imported;
        imported()
    };
    value + 1
}

fn method(n: u32) -> u32 {
    n
}
struct Type;
impl Type {
    #[co]
    async fn method(&self) -> u32 {
        pause("d").await;
        method(7)
    }
}

fn free(a: u32, b: u32) -> u32 {
    a + b
}
async fn awaited(n: u32) -> u32 {
    pause("f").await;
    n
}
fn same(n: u32) -> u32 {
    n
}
impl Type {
    #[co]
    async fn free(n: u32) -> u32 {
        free(n, later("g", 2).await)
    }
    #[co]
    async fn awaited(n: u32) -> u32 {
        awaited(n).await + 1
    }
    #[co]
    async fn same(n: u32) -> u32 {
        pause("h").await;
        same(n) + same(1)
    }
}

#[co]
async fn shadowed(n: u32) -> u32 {
    let inner = match n {
        0 => return 1,
        n => Box::pin(shadowed(n - 1)).await,
    };
    let shadowed = |n: u32| n + inner;
    if let Some(shadowed) = Some(shadowed(1)) {
        pause("e").await;
        return shadowed;
    }
    shadowed(2)
}

#[co]
pub async fn main() -> [u32; 8] {
    let namesakes = [Type::free(1).await, Type::awaited(2).await, Type::same(3).await];
    let [a, b, c] = namesakes;
    [a, b, c, parameter(|n| n + 1).await, item().await, imported().await, Type.method().await, shadowed(2).await]
}
