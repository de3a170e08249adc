//! `matches!` with an awaited scrutinee, a guard, and alternatives.
use super::*;

#[co]
pub async fn main() -> (bool, bool, bool) {
    let limit = 5;
    let a = matches!(later("a", Some(3)).await, Some(n) if n < limit);
    let b = matches!(later("b", 'x').await, 'a'..='c' | 'x');
    let c = !matches!(later("c", Err::<(), _>(1)).await, Ok(()));
    (a, b, c)
}
