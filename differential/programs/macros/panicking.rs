//! `panic!`, `unreachable!`, `todo!`, `unimplemented!` with awaited arguments: that these panic, and with
//! which text, is what is compared.
use super::*;

#[co]
async fn fail(which: i32) -> i32 {
    let _local = noisy("local");
    match which {
        0 => panic!("with {}", later("a", 1).await),
        1 => unreachable!("because {}", later("b", 2).await),
        2 => todo!("{} {which}", later("c", 3).await),
        3 => unimplemented!("{}", later("d", 4).await),
        n => later("fine", n).await,
    }
}

#[co]
pub async fn main() -> i32 {
    for which in 0..4 {
        let outcome = futures::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(fail(which))).await;
        match outcome.map_err(|payload| payload.downcast::<String>()) {
            Ok(n) => step(n),
            Err(Ok(text)) => step(text),
            Err(Err(payload)) => std::panic::resume_unwind(payload),
        }
    }
    fail(4).await
}
