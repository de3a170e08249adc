//! `Option::take` and `mem::replace` between awaits.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut slot = Some(noisy("slot"));
    pause("p").await;
    let taken = slot.take();
    pause("q").await;
    let old = slot.replace(noisy("new"));
    pause("r").await;
    let n = taken.as_ref().map_or(0, Noisy::touch);
    let older = std::mem::replace(&mut slot, old);
    pause("s").await;
    n + older.map_or(0, Noisy::consume)
}
