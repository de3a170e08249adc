//! A place as the left operand is read before the right one awaits and changes it.
use super::*;

#[co]
pub async fn main() -> (i32, i32) {
    let mut n = 1;
    let a = n + {
        n = 10;
        later("p", n).await
    };
    let b = {
        n += 1;
        n
    } + {
        n *= 2;
        later("q", n).await
    };
    (a, b)
}
