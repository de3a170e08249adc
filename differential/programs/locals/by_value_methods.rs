//! By-value methods on locals that are not mentioned again, with later awaits: consumed there, not at the end.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let option = Some(noisy("inside"));
    let items = vec![noisy("a"), noisy("b")];
    let a = value.consume();
    pause("p").await;
    let inside = option.unwrap();
    pause("q").await;
    let n = items.into_iter().map(Noisy::consume).sum::<usize>();
    pause("r").await;
    a + n + inside.touch()
}
