//! `assert!`, `assert_eq!`, `assert_ne!` and the debug ones with awaits: these hold.
use super::*;

#[co]
pub async fn main() {
    let n = 3;
    assert!(later("a", true).await);
    assert!(later("b", n).await == 3, "n is {n} {}", eval("message", 1));
    assert_eq!(later("c", 3).await, n);
    assert_eq!(eval("d", 3), later("e", 3).await, "both {}", n);
    assert_ne!(later("f", 3).await, later("g", 4).await);
    debug_assert!(later("h", true).await);
    debug_assert_eq!(later("i", n).await, 3);
}
