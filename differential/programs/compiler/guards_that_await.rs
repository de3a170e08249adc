//! Guards that await while the scrutinee is bound by reference.
use super::*;

#[co]
async fn go(value: Option<Noisy>) -> usize {
    match value {
        Some(ref inner) if later("first", inner.touch() == 1).await => 1,
        Some(ref inner) if look(inner).await == 2 => {
            pause("arm").await;
            inner.touch()
        }
        Some(inner) => {
            pause("last").await;
            inner.consume()
        }
        None => 0,
    }
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    for value in [Some(noisy("a")), Some(noisy("bb")), Some(noisy("ccc")), None] {
        all.push(go(value).await);
    }
    all
}
