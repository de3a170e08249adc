//! `v.push(v.len())` and its like, with awaits in the arguments.
use super::*;

#[co]
pub async fn main() -> Vec<usize> {
    let mut v = vec![];
    v.push(v.len());
    v.push(later("p", v.len()).await);
    v.extend([later("q", v.len()).await, v.len()]);
    v.insert(later("r", 0).await, v.iter().sum());
    v
}
