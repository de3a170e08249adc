//! An iterator over a local in a local of its own, advanced between awaits.
use super::*;

#[co]
pub async fn main() -> String {
    let text = String::from("a,b,c,d");
    let mut parts = text.split(',');
    let first = parts.next();
    pause("p").await;
    let second = parts.next().unwrap();
    let rest = later("q", parts.by_ref().take(1).collect::<Vec<_>>()).await;
    format!("{first:?} {second} {rest:?} {:?}", parts.next())
}
