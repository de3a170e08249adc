//! The user's own macros: as expressions, statements, patterns, items, types; the awaits stay outside.
use super::*;

macro_rules! double {
    ($e:expr) => {
        $e * 2
    };
}
macro_rules! say {
    ($($t:tt)*) => { step(format_args!($($t)*)) };
}
macro_rules! some {
    ($p:pat) => {
        Some($p)
    };
}
macro_rules! helper {
    ($name:ident) => {
        fn $name() -> i32 {
            40
        }
    };
}

#[co]
pub async fn main() -> i32 {
    helper!(forty);
    let n = later("p", 1).await;
    let d = double!(n + 1);
    say!("d = {d} {n}");
    let x = later("q", Some(d)).await;
    let some!(y) = x else { return 0 };
    pause("r").await;
    y + double!(forty())
}
