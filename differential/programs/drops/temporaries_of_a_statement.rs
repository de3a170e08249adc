//! Temporaries of statements without an await, between awaits.
use super::*;

fn id(value: &Noisy) -> usize {
    value.touch()
}

#[co]
pub async fn main() -> usize {
    let a = id(&noisy("t1")) + noisy("t2").touch();
    pause("p").await;
    id(&noisy("t3"));
    noisy("t4").touch();
    let extended = &noisy("t5");
    let b = extended.touch();
    pause("q").await;
    a + b
}
