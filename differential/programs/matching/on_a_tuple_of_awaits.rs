//! The scrutinee is a tuple with awaits in it.
use super::*;

#[co]
async fn both(a: bool, b: bool) -> u8 {
    match (later("a", a).await, later("b", b).await) {
        (true, true) => 3,
        (true, false) => {
            pause("left only").await;
            2
        }
        (false, b) => {
            pause("right").await;
            b as u8
        }
    }
}

#[co]
pub async fn main() -> (u8, u8, u8, u8) {
    (both(true, true).await, both(true, false).await, both(false, true).await, both(false, false).await)
}
