//! The arms hold a reference into the awaited value.
use super::*;

#[co]
pub async fn main() -> usize {
    match &later("p", noisy("value")).await {
        value if value.name() == "value" => {
            pause("arm").await;
            look(value).await
        }
        _ => 0,
    }
}
