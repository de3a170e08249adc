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
pub async fn main() -> [u32; 5] {
    [parameter(|n| n + 1).await, item().await, imported().await, Type.method().await, shadowed(2).await]
}
