//! Macros of the user's that await or leave the function, with a `#[cfg]` inside.
use super::*;

macro_rules! or_leave {
    ($e:expr, $left:expr) => {
        match $e {
            Some(x) => x,
            None => {
                #[cfg(not(any(unix, windows)))]
                step("elsewhere");
                #[cfg(any(unix, windows))]
                step(later("leaving", "here").await);
                return $left;
            }
        }
    };
}

#[co]
async fn found(x: Option<Noisy>) -> usize {
    let kept = noisy("kept");
    let y = or_leave!(later("x", x).await, 7);
    macro_rules! last {
        ($e:expr) => {{
            #[cfg(all(unix, windows))]
            let n = 0;
            #[cfg(not(all(unix, windows)))]
            let n = $e.await;
            n
        }};
    }
    last!(later("y", y.touch())) + kept.touch()
}

#[co]
pub async fn main() -> usize {
    found(None).await + found(Some(noisy("some"))).await
}
