//! A future that borrows a local and is dropped without an await, at the end or before.
use super::*;

#[co]
pub async fn main() {
    let value = noisy("value");
    let _never = look(&value);
    pause("p").await;
    let dropped = look(&value);
    pause("q").await;
    drop(dropped);
    pause("r").await;
}
