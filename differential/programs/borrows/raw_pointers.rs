//! Raw pointers to a local that does not move while they live.
use super::*;

#[co]
pub async fn main() -> bool {
    let mut value = 5;
    let pointer = &raw mut value;
    let address = pointer as usize;
    pause("p").await;
    unsafe { *pointer += 1 };
    pause("q").await;
    address == &raw const value as usize && value == 6
}
