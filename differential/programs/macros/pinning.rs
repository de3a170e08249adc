//! A macro that pins a local and gives it its name again, as tokio and futures have it.
use super::*;

macro_rules! pin_mut {
    ($($x:ident),*) => { $(
        let mut $x = $x;
        #[allow(unused_mut)]
        let mut $x = unsafe { std::pin::Pin::new_unchecked(&mut $x) };
    )* };
}

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let future = async move {
        pause("first").await;
        value.touch()
    };
    let other = async { later("other", 2).await };
    pin_mut!(future, other);
    pause("pinned").await;
    let sum = future.as_mut().await + other.as_mut().await;
    pause("end").await;
    sum
}
