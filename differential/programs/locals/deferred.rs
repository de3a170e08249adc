//! Declared first, initialised later, by a statement that awaits.
use super::*;

#[co]
pub async fn main() -> Noisy {
    let value;
    step("declared");
    pause("p").await;
    value = later("q", noisy("value")).await;
    pause("r").await;
    value
}
