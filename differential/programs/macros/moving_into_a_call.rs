//! A macro of the user that hands a local to a function, or takes apart what it asserts: the local is moved.
use super::*;

struct Stream(Noisy);
fn wrap(noisy: Noisy) -> Stream {
    step("wraps");
    Stream(noisy)
}
macro_rules! session {
    ($stream:expr) => {
        Some($stream)
    };
}
macro_rules! assert_ready {
    ($poll:expr) => {
        match $poll {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("pending"),
        }
    };
}

#[co]
async fn calls() -> usize {
    let noisy = noisy("moved");
    let session = session!(wrap(noisy));
    pause("p").await;
    step(format_args!("{:?}", session.as_ref().map(|stream| format!("{:?}", stream.0))));
    pause("q").await;
    1
}

#[co]
async fn asserts() -> usize {
    let polled: Poll<Result<Noisy, Noisy>> = Poll::Ready(Ok(noisy("ready")));
    let value = assert_ready!(polled).unwrap();
    pause("r").await;
    step(format_args!("{value:?}"));
    2
}

#[co]
pub async fn main() -> usize {
    calls().await + asserts().await
}
