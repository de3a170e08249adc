//! Methods of generic types with their own parameters, `Self` in types and values, associated constants and types.
use super::*;

struct Stack<T> {
    items: Vec<T>,
}

impl<T: Clone> Stack<T> {
    const LIMIT: usize = 2;

    #[co]
    async fn with(items: impl IntoIterator<Item = T>) -> Self {
        pause("with").await;
        Self { items: items.into_iter().take(Self::LIMIT).collect() }
    }
    #[co]
    async fn map<U, F: Fn(T) -> U>(self, function: F) -> Stack<U> {
        let mut items = Vec::new();
        for item in self.items {
            pause("map").await;
            items.push(function(item));
        }
        Stack { items }
    }
}

#[co]
pub async fn main() -> Vec<String> {
    let stack = Stack::with([noisy("a"), noisy("b"), noisy("c")]).await;
    let mapped = stack.map(|item| format!("mapped {item}")).await;
    mapped.items
}
