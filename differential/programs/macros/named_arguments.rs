//! Arguments of format macros that have the names of locals.
use super::*;

#[co]
pub async fn main() -> Vec<String> {
    let x = vec![1];
    let width = 3;
    let mut all = vec![format!("{x}|{x:>width$}", x = 5), format!("{x:?} {y}", y = later("y", 2).await)];
    let x = x.len();
    all.push(format!("{x} {width}"));
    pause("p").await;
    all.push(format!("{x} {width}", x = "given", width = later("width", x + 1).await));
    let width = noisy("other");
    pause("q").await;
    all.push(format!("{x:>width$} {}", width.name(), width = 4));
    all
}
