//! A call runs nothing; the objects run in the order in which they are awaited.
use super::*;

#[co]
async fn say(name: &'static str) -> &'static str {
    step(name);
    pause(name).await;
    name
}

#[co]
pub async fn main() -> (&'static str, &'static str) {
    let first = say("first");
    let second = say("second");
    step("none has run");
    let b = second.await;
    let a = first.await;
    (a, b)
}
