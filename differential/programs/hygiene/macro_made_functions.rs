//! Coroutines that a `macro_rules!` makes: names of the macro's own and of its caller's.
use super::*;

macro_rules! make {
    ($name:ident, $argument:ident, $body:expr) => {
        #[co]
        async fn $name($argument: i32) -> i32 {
            let hidden = later("hidden", 100).await;
            let result = $body;
            pause("made").await;
            result + hidden
        }
    };
}

make!(plus_one, n, n + 1);
make!(awaits, n, later("given", n).await * 2);

#[co]
pub async fn main() -> i32 {
    plus_one(1).await + awaits(2).await
}
