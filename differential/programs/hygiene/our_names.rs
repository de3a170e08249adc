//! Locals, parameters, functions and types with the names that an expansion might use.
use super::*;

struct Saved;
enum Child {
    Unresumed,
}
struct Coroutine(i32);
fn ready(n: i32) -> i32 {
    n
}

#[co]
async fn names(state: i32, cx: i32, signal: i32, to: i32, again: i32, awaited: i32, awaiting: i32) -> i32 {
    let value0 = later("p", state + cx).await;
    let operand0 = signal + to + later("q", value0).await;
    let places = again;
    let child = awaited;
    let private = awaiting;
    pause("r").await;
    let this = operand0 + places;
    let machine = later("s", this + child).await;
    let Saved = Saved;
    let Child::Unresumed = Child::Unresumed;
    machine + private + ready(Coroutine(1).0) + value0
}

#[co]
pub async fn main() -> i32 {
    let step = names(1, 2, 3, 4, 5, 6, 7).await;
    let value = step;
    pause("t").await;
    value + step
}
