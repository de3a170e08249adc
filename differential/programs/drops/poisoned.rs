//! A panicked coroutine that is caught and awaited again panics again.
use super::*;

#[co]
async fn fails() {
    let _own = noisy("own");
    pause("p").await;
    panic!("first");
}

#[co]
pub async fn main() {
    let mut future = Box::pin(fails());
    for _ in 0..3 {
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            future.as_mut().poll(&mut Context::from_waker(std::task::Waker::noop())).is_ready()
        }));
        match outcome {
            Ok(done) => step(done),
            Err(payload) if payload.is::<&str>() => step("panics"),
            Err(payload) if payload.is::<String>() => step("panics"),
            Err(injected) => std::panic::resume_unwind(injected),
        }
        pause("between").await;
    }
}
