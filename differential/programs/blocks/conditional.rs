//! `#[cfg]` on statements, blocks that are values, arms, fields, patterns and arguments, some of which await.
use super::*;

struct Parts {
    #[cfg(debug_assertions)]
    one: Noisy,
    #[cfg(not(debug_assertions))]
    other: Noisy,
    last: usize,
}

#[co]
async fn value() -> Noisy {
    let value = noisy("first");
    #[cfg(any(debug_assertions, not(target_pointer_width = "64")))]
    let value = later("second", noisy(&format!("after {}", value.name()))).await;
    #[cfg(not(any(debug_assertions, not(target_pointer_width = "64"))))]
    let value = {
        drop(value);
        later("third", noisy("third")).await
    };
    pause("after").await;
    value
}

#[co]
async fn tail() -> usize {
    pause("p").await;
    #[cfg(debug_assertions)]
    {
        look(&noisy("debug")).await
    }
    #[cfg(not(debug_assertions))]
    {
        0
    }
}

#[co]
async fn arms(n: usize, #[cfg(any())] gone: Missing) -> usize {
    let parts = Parts {
        #[cfg(debug_assertions)]
        one: later("one", noisy("one")).await,
        #[cfg(not(debug_assertions))]
        other: noisy("other"),
        last: n,
    };
    let list = [
        #[cfg(any())]
        this_does_not_exist().await,
        later("element", 3).await,
        #[cfg(debug_assertions)]
        later("another", 4).await,
    ];
    match &parts {
        #[cfg(any())]
        Missing => 0,
        #[cfg(debug_assertions)]
        Parts { one, last } if *last > 0 => look(one).await + list.len(),
        Parts { last, .. } => *last,
    }
}

#[co]
pub async fn main() -> usize {
    let closure = |n: usize| {
        #[cfg(debug_assertions)]
        let n = n + 1;
        n
    };
    value().await.touch() + tail().await + arms(closure(4)).await
}
