//! The futures that `join!` and its kin are given are made one after the other: what each takes is taken then.
use super::*;

#[co]
async fn take(value: Noisy) -> Result<usize, Noisy> {
    pause("take").await;
    if value.touch() == 0 { Err(value) } else { Ok(1) }
}

fn made(value: Noisy) -> impl Future<Output = Result<usize, Noisy>> {
    step("made");
    take(value)
}

struct Maker(Noisy, Noisy);

impl Maker {
    fn make(&self, value: Noisy) -> impl Future<Output = Result<usize, Noisy>> + use<> {
        step(format_args!("make by {}", self.0.name()));
        take(value)
    }
}

#[co]
async fn by_futures() -> usize {
    let (a, b) = (noisy("a"), noisy("b"));
    let _between = noisy("between");
    let (c, d) = (noisy("c"), noisy("d"));
    let _later = noisy("later");
    let made_before = made(d);
    let (x, y, z, w) = futures::join!(made(a), take(b), async { c.touch() + step_of(1) }, made_before);
    x.unwrap_or(2) + y.unwrap_or(3) + z + w.unwrap_or(4)
}

fn step_of(n: usize) -> usize {
    step(format_args!("step of {n}"));
    n
}

#[co]
async fn by_tokio(maker: Maker) -> Result<usize, Noisy> {
    let (a, b) = (noisy("a"), noisy("b"));
    let _later = noisy("later");
    let (x, y) = tokio::try_join!(maker.make(a), made(b))?;
    let c = noisy("c");
    let (z, w) = tokio::join!(biased; made(maker.1), take(c));
    Ok(x + y + z? + w.unwrap_or(5))
}

/// What the arguments make for a while ends as it does in the macro.
#[co]
async fn with_temporaries() -> usize {
    let a = noisy("a");
    let _later = noisy("later");
    let (x, y) = futures::join!(later("l", noisy("one").touch()), made(a));
    let b = noisy("b");
    let (z, w) = tokio::join!(later("m", noisy("two").touch()), made(b));
    x + y.unwrap_or(6) + z + w.unwrap_or(7)
}

#[co]
async fn in_an_operand(a: Noisy, b: Noisy) -> usize {
    let _later = noisy("later");
    noisy("before").touch() + step_of(futures::join!(made(a), made(b)).0.unwrap_or(8))
}

#[co]
pub async fn main() -> usize {
    let a = by_futures().await;
    let b = by_tokio(Maker(noisy("maker"), noisy("made"))).await.unwrap_or(9);
    a + b + with_temporaries().await + in_an_operand(noisy("e"), noisy("f")).await
}
