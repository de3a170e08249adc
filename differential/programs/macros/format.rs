//! `format!` with positional, named, captured and awaited arguments, width and precision too.
use super::*;

#[co]
pub async fn main() -> Vec<String> {
    let x = 1.5;
    let width = 6;
    let a = format!("{x} {:?} {}", later("a", "q").await, eval("b", 2));
    let b = format!("{:>1$} {x:.2$} {y}", later("c", 3).await, later("d", 4).await, 1, y = later("e", 5).await);
    let c = format!("{a}{width:>width$}{{}}");
    pause("p").await;
    let d = format!("{a:?} {0} {0:?}", later("f", format!("{}", later("g", 1).await)).await);
    vec![a, b, c, d]
}
