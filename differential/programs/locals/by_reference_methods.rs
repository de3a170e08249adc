//! By-reference methods on locals that are not mentioned again, with later awaits: dropped at the end.
use super::*;

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let mut other = noisy("other");
    let items = vec![noisy("a"), noisy("b")];
    let a = value.touch();
    pause("p").await;
    other.grow();
    pause("q").await;
    let n = items.iter().map(Noisy::touch).sum::<usize>();
    pause("r").await;
    a + n
}
