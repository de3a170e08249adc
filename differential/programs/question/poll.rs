//! `?` on `Poll<Result>` and `Poll<Option<Result>>`.
use super::*;

#[co]
async fn look(value: Poll<Result<i32, &'static str>>) -> Result<i32, &'static str> {
    match later("value", value).await? {
        Poll::Ready(n) => Ok(later("n", n).await),
        Poll::Pending => Ok(-1),
    }
}

#[co]
async fn look_in(value: Poll<Option<Result<i32, &'static str>>>) -> Result<i32, &'static str> {
    pause("p").await;
    match value? {
        Poll::Ready(Some(n)) => Ok(n),
        Poll::Ready(None) => Ok(-2),
        Poll::Pending => Ok(-1),
    }
}

#[co]
pub async fn main() -> Vec<Result<i32, &'static str>> {
    vec![
        look(Poll::Ready(Ok(1))).await,
        look(Poll::Ready(Err("e"))).await,
        look(Poll::Pending).await,
        look_in(Poll::Ready(Some(Ok(2)))).await,
        look_in(Poll::Ready(Some(Err("f")))).await,
        look_in(Poll::Ready(None)).await,
        look_in(Poll::Pending).await,
    ]
}
