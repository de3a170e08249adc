//! The name of a unit struct as a pattern that always matches.
use super::*;

struct Unit;

impl Drop for Unit {
    fn drop(&mut self) {
        step("drop unit");
    }
}

fn unit() -> Unit {
    step("unit");
    Unit
}

struct Marker;

#[co]
async fn dropped() -> usize {
    let Unit = unit();
    pause("dropped").await;
    let Unit = &unit();
    pause("dropped too").await;
    let (Marker, first) = (Marker, noisy("first"));
    pause("apart").await;
    let marker = &Marker;
    pause("borrowed").await;
    let Marker = marker;
    first.touch()
}

#[co]
async fn handed(Marker: Marker, n: usize) -> usize {
    pause("handed").await;
    let each = |(Unit, n): (Unit, usize)| n + 1;
    pause("closure").await;
    each((unit(), n))
}

#[co]
pub async fn main() -> (usize, usize) {
    (dropped().await, handed(Marker, 2).await)
}
