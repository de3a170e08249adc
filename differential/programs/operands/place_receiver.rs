//! A place receiver is not computed before the arguments: `v.push(f(v.len()).await)`.
use super::*;

#[co]
pub async fn main() -> Vec<usize> {
    let mut v = vec![7];
    v.push(later("p", v.len()).await);
    v.push(later("q", v.len() + v[0]).await);
    v
}
