//! A local that a method takes by value is dropped before the others, if the coroutine is dropped while an argument waits.
use super::*;

#[co]
pub async fn main() -> usize {
    let moved = noisy("moved");
    let _later = noisy("later");
    let name = moved.renamed(later("name", "renamed").await);
    name.touch()
}
