//! Async methods in traits: declared, defaulted, implemented, called through generics.
use super::*;

trait Animal {
    #[co]
    async fn name(&self) -> String;
    #[co]
    async fn speak(&self) -> String {
        let name = self.name().await;
        pause("speak").await;
        format!("{name} speaks")
    }
    #[co]
    async fn make() -> Self
    where
        Self: Sized;
}

struct Dog(Noisy);

impl Animal for Dog {
    #[co]
    async fn name(&self) -> String {
        pause("dog").await;
        self.0.name().to_string()
    }
    #[co]
    async fn make() -> Self {
        Dog(later("make", noisy("dog")).await)
    }
}

struct Cat;

impl Animal for Cat {
    #[co]
    async fn name(&self) -> String {
        "cat".into()
    }
    #[co]
    async fn speak(&self) -> String {
        later("purr", "purr".to_string()).await
    }
    #[co]
    async fn make() -> Self {
        Cat
    }
}

#[co]
async fn listen<A: Animal>(animal: &'static A) -> String {
    animal.speak().await
}

#[co]
pub async fn main() -> (String, String) {
    let dog = Box::leak(Box::new(Dog::make().await));
    (listen(dog).await, listen(&Cat).await)
}
