//! What a macro of std moves only at times: a message if the assertion fails, an operand if the one before it says so.
use super::*;

fn consume(noisy: Noisy) -> usize {
    step(noisy.name());
    noisy.name().len()
}

#[co]
async fn in_the_message(ok: bool) {
    let first = noisy("first");
    let second = noisy("second");
    assert!(eval("ok", ok), "{}", consume(first));
    pause("between").await;
    assert_eq!(eval("ok", ok), true, "{}", second.consume());
    pause("after").await;
    step("end");
}

#[co]
async fn in_debug_builds(ok: bool) {
    let (first, second) = (noisy("first"), noisy("second"));
    debug_assert!(ok || consume(first) == 5);
    pause("between").await;
    debug_assert_eq!(second.consume(), 6, "counted");
    pause("after").await;
}

#[co]
async fn in_an_operand(ok: bool) {
    let (first, second) = (noisy("first"), noisy("second"));
    step(format!("{} {}", ok && consume(first) == 5, if ok { 0 } else { consume(second) }));
    pause("after").await;
    step("end");
}

#[co]
async fn in_a_panic(ok: bool) {
    let first = noisy("first");
    if !eval("ok", ok) {
        panic!("{}", consume(first));
    }
    pause("after").await;
    step("end");
}

#[co]
pub async fn main() {
    for ok in [true, false] {
        let futures: [Pin<Box<dyn Future<Output = ()>>>; 4] = [
            Box::pin(in_the_message(ok)),
            Box::pin(in_debug_builds(ok)),
            Box::pin(in_an_operand(ok)),
            Box::pin(in_a_panic(ok)),
        ];
        for future in futures {
            let ended = futures::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(future)).await;
            step(ended.is_ok());
        }
    }
}
