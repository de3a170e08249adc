//! `Box::new(await)`, `&mut { await }`, `&await.field`, `*Box::new(await)`.
use super::*;

#[co]
pub async fn main() -> usize {
    let boxed = Box::new(later("p", noisy("boxed")).await);
    let reference = &mut { later("q", 5).await };
    *reference += 1;
    let field = &later("r", (noisy("field"), 2)).await.0;
    pause("s").await;
    let unboxed = *Box::new(later("t", noisy("unboxed")).await);
    boxed.touch() + *reference + look(field).await + unboxed.touch()
}
