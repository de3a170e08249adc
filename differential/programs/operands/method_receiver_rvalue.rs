//! The receiver is a value that is computed before the argument awaits.
use super::*;

#[co]
pub async fn main() -> String {
    eval("receiver", "ab".to_string()).replace("a", later("argument", "xyz").await)
}
