//! A local borrowed exclusively by an awaited call.
use super::*;

#[co]
pub async fn main() -> Noisy {
    let mut value = noisy("value");
    grow(&mut value).await;
    pause("p").await;
    grow(&mut value).await.grow();
    value
}
