//! A local gets its value on several ways, and only one of them says its type; it is only dropped, or not even that.
use super::*;

#[co]
async fn guarded(lock: bool) -> usize {
    let kept = if lock { Some(later("locked", noisy("guard")).await) } else { None };
    let _guard = if let Some(name) = &kept { Some(later("inner", noisy(format!("of {name}"))).await) } else { None };
    pause("work").await;
    1
}

#[co]
async fn copied(which: u32) -> usize {
    let _number = match which {
        0 => None,
        1 => Some(later("one", 1).await),
        _ => None,
    };
    let _result = match which {
        0 => Err(later("error", 'e').await),
        _ => Ok(later("fine", 2).await),
    };
    pause("after").await;
    let _list = if which == 0 { Vec::new() } else { vec![later("item", noisy("item")).await] };
    pause("last").await;
    2
}

#[co]
pub async fn main() -> Vec<usize> {
    vec![guarded(true).await, guarded(false).await, copied(0).await, copied(1).await, copied(2).await]
}
