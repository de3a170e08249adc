//! `await` takes anything that implements `IntoFuture`; the conversion happens at the await.
use super::*;

struct Request(Noisy);

impl std::future::IntoFuture for Request {
    type Output = usize;
    type IntoFuture = Pause<usize>;
    fn into_future(self) -> Pause<usize> {
        step("into_future");
        later("request", self.0.consume())
    }
}

#[co]
pub async fn main() -> usize {
    let request = Request(noisy("body"));
    pause("p").await;
    let made = Request(noisy("second"));
    request.await + made.await
}
