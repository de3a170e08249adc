//! Temporaries and awaits in the arguments of std's macros.
use super::*;

#[co]
pub async fn main() -> String {
    let text = format!("{} {} {}", noisy("a").name(), look(&noisy("b")).await, noisy("c").touch());
    assert_eq!(look(&noisy("d")).await, noisy("e").touch());
    println!("{} {}", look(&noisy("f")).await, noisy("g"));
    pause("p").await;
    text
}
