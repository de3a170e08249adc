//! A block with awaits as an initialiser; its value is moved out, its locals are dropped.
use super::*;

#[co]
pub async fn main() -> Noisy {
    let value = {
        let helper = noisy("helper");
        let made = later("p", noisy("made")).await;
        helper.touch();
        made
    };
    pause("q").await;
    value
}
