//! What `find`, `position` and their kin find in an iterator that is a temporary, matched or taken across an await.
use super::*;

#[co]
async fn found(names: Vec<Noisy>, key: &str) -> usize {
    let n = match names.iter().find(|name| name.name() == key) {
        Some(found) => look(found).await,
        None => later("none", 1).await,
    };
    let at = match names.iter().position(|name| name.touch() == n) {
        Some(at) if later("at", at > 0).await => at,
        Some(_) => 10,
        None => 20,
    };
    let any = names.iter().any(|name| name.name() == key) && later("any", true).await;
    n + at + later("first", names.iter().find_map(|name| (name.touch() > 1).then_some(1))).await.unwrap_or(any as usize)
}

#[co]
pub async fn main() -> usize {
    let names = || vec![noisy("a"), noisy("bb")];
    found(names(), "bb").await + found(names(), "x").await + found(vec![], "").await
}
