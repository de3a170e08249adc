//! Variants named without their enum, which look like structs: each arm moves a part, and what is left is dropped in time.
use super::*;

enum Command {
    Get(Noisy),
    Set(Noisy, Noisy),
    Stop { why: Noisy, at: Noisy },
    Nothing,
}
use Command::*;

impl Command {
    #[co]
    async fn apply(self) -> usize {
        match self {
            Get(key) => see(key, "get").await,
            Set(_, value) => see(value, "set").await,
            Stop { why, .. } => see(why, "stop").await,
            Nothing => 0,
        }
    }
}
#[co]
async fn see(value: Noisy, name: &'static str) -> usize {
    pause(name).await;
    value.touch()
}

/// The same in a tuple, with a guard.
#[co]
async fn of_two(first: Option<Noisy>, second: Option<Noisy>) -> usize {
    let seen = match (first, second) {
        (None, _) => later("none", 0).await,
        (Some(first), _) if first.name() == "x" => see(first, "x").await,
        (Some(first), Some(_)) => see(first, "some").await,
        (Some(_), None) => 9,
    };
    pause("after").await;
    seen
}
#[co]
pub async fn main() -> usize {
    let mut n = Get(noisy("a")).apply().await;
    n += Set(noisy("b"), noisy("c")).apply().await;
    n += Stop { why: noisy("d"), at: noisy("e") }.apply().await;
    n += Nothing.apply().await;
    n += of_two(None, Some(noisy("f"))).await;
    n += of_two(Some(noisy("x")), Some(noisy("g"))).await;
    n += of_two(Some(noisy("h")), Some(noisy("i"))).await;
    n + of_two(Some(noisy("j")), None).await
}
