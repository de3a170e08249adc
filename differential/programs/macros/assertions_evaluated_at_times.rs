//! What an assertion evaluates only if it fails, or only in builds with debug assertions.
use super::*;

#[co]
async fn message(which: i32) {
    let _local = noisy("local");
    let name = String::from("name");
    match which {
        0 => assert!(noisy("t").touch() == 0, "{} {name}", later("a", 1).await),
        1 => assert!(later("b", true).await, "{}", later("never", 1).await),
        2 => assert_eq!(
            noisy("l").touch() == 0,
            noisy("r").name().is_empty(),
            "is {:>4} {}",
            later("c", 7).await,
            noisy("m").name()
        ),
        3 => assert_eq!(later("d", 2).await, eval("e", 3), "{0} {0} {x}", later("f", 1).await, x = later("g", 2).await),
        4 => assert_ne!(later("h", 2).await, 2, "{}", later("i", "j").await),
        5 => assert_ne!(later("k", 2).await, 3, "{}", later("never", "j").await),
        6 => {
            let left = 1;
            assert_eq!(left, later("l", 2).await, "{left} {}", later("m", left).await)
        }
        _ => assert!(name.is_empty(), "{}", later(&name, name.len()).await),
    }
}

#[co]
async fn debug(which: i32) {
    let _local = noisy("local");
    let given = noisy("given");
    match which {
        0 => debug_assert!(later("a", true).await),
        1 => debug_assert!(later("b", false).await, "{}", later("c", 1).await),
        2 => std::debug_assert_eq!(later("d", 1).await, 1),
        3 => debug_assert_ne!(later("e", 1).await, 1, "never the same"),
        4 => {
            #[allow(clippy::let_unit_value)]
            let () = debug_assert!(eval("g", true));
        }
        _ => debug_assert!(consume(given)),
    }
    pause("after").await;
    step("end");
}

fn consume(noisy: Noisy) -> bool {
    step(noisy.name());
    true
}

#[co]
async fn caught<F: Future<Output = ()>>(future: F) {
    let words = match futures::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(future)).await {
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

#[co]
pub async fn main() {
    for which in 0..8 {
        caught(message(which)).await;
    }
    for which in 0..6 {
        caught(debug(which)).await;
    }
}
