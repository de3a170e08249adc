//! `as_ref`, `as_mut`, `as_deref`, `get_or_insert_with` on options that live across awaits.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut slot: Option<Noisy> = None;
    let inside = slot.get_or_insert_with(|| noisy("made"));
    pause("p").await;
    inside.grow();
    if let Some(value) = slot.as_mut() {
        grow(value).await;
    }
    let n = match slot.as_ref() {
        Some(value) => look(value).await,
        None => 0,
    };
    pause("q").await;
    n
}
