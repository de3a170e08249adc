//! Assertions with awaits that fail: the same words at the same place.
use super::*;

#[co]
async fn fail(which: i32) {
    let _local = noisy("local");
    match which {
        0 => assert!(later("a", false).await),
        1 => assert!(later("b", false).await, "message {which}"),
        2 => assert_eq!(later("c", 1).await, later("d", 2).await),
        3 => assert_eq!(eval("e", 1), later("f", 2).await, "with {}", eval("g", 5)),
        _ => assert_ne!(later("h", 1).await, 1),
    }
}

#[co]
pub async fn main() {
    for which in 0..5 {
        let outcome = futures::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(fail(which))).await;
        let words = match outcome {
            Ok(()) => String::from("held"),
            Err(payload) => match payload.downcast::<String>() {
                Ok(text) => *text,
                Err(payload) => match payload.downcast::<&str>() {
                    Ok(text) => text.to_string(),
                    Err(payload) => std::panic::resume_unwind(payload),
                },
            },
        };
        step(words);
    }
}
