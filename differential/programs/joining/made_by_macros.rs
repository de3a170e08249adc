//! Futures out of macros that are not seen into, or lent ones, beside others: each is made when its turn comes.
use super::*;

macro_rules! handed_on {
    ($future:expr) => {
        $future
    };
}

async fn own(value: Noisy, name: &'static str) -> usize {
    step(format_args!("begin {name}"));
    pause(name).await;
    value.touch()
}

fn made(value: Noisy, name: &'static str) -> impl Future<Output = usize> {
    step(format_args!("make {name}"));
    own(value, name)
}

struct Held<'a> {
    future: Pin<Box<dyn Future<Output = usize> + 'a>>,
}

#[co]
async fn after_a_macro() -> usize {
    let (x, y) = (noisy("x"), noisy("y"));
    let _later = noisy("later");
    let (a, b) = futures::join!(handed_on!(look(&x)), made(y, "b"));
    a + b + x.touch()
}

#[co]
async fn before_a_macro() -> usize {
    let (x, y, z) = (noisy("x"), noisy("y"), noisy("z"));
    let _later = noisy("later");
    let (a, b, c) = tokio::join!(made(x, "a"), handed_on!(made(y, "b")), async { z.touch() });
    pause("between").await;
    a + b + c
}

#[co]
async fn beside_lent_ones() -> usize {
    let (x, y, z, w) = (noisy("x"), noisy("y"), noisy("z"), noisy("w"));
    let mut pinned = pin!(own(x, "x"));
    let (a, b) = futures::join!(&mut pinned, made(y, "y"));
    let mut held = Held { future: Box::pin(own(z, "z")) };
    let (c, d) = tokio::join!(made(w, "w"), &mut held.future);
    pause("end").await;
    a + b + c + d
}

#[co]
pub async fn main() -> usize {
    after_a_macro().await + before_a_macro().await + beside_lent_ones().await
}
