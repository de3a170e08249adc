//! A future that `join!` is given is a reference to what is evaluated for it: made in its turn, and ends what it makes for a while.
use super::*;
fn made(name: &'static str) -> Pin<Box<dyn Future<Output = Noisy>>> {
    let n = noisy(name);
    step(format_args!("make {name}"));
    Box::pin(async move {
        pause(name).await;
        n
    })
}
async fn takes(n: Noisy) -> usize {
    pause("t").await;
    n.touch()
}
#[co]
async fn panics() -> usize {
    let m = noisy("m");
    let mut futures = vec![made("a"), made("b")];
    let n = noisy("n");
    let (x, y, z) = futures::join!(takes(n), &mut futures[eval("i", 1)], takes(m));
    pause("after").await;
    x + y.touch() + z
}
#[co]
async fn of_tokio() -> usize {
    let m = noisy("m");
    let mut futures = vec![made("a"), made("b")];
    let n = noisy("n");
    let (x, y, z) = tokio::join!(takes(n), &mut futures[eval("i", 1)], {
        step("late");
        takes(m)
    });
    pause("after").await;
    x + y.touch() + z
}
#[co]
async fn shared() -> usize {
    let m = noisy("m");
    let mut futures = vec![made("a"), made("b")];
    let n = noisy("n");
    let (x, y, z) = tokio::join!(takes(n), &mut futures[n_of(&m)], takes(m));
    pause("after").await;
    x + y.touch() + z
}
fn n_of(m: &Noisy) -> usize {
    m.touch();
    1
}
#[co]
pub async fn main() -> usize {
    panics().await + of_tokio().await + shared().await + others().await
}
#[co]
async fn single() -> usize {
    let m = noisy("m");
    let _between = noisy("between");
    let (x,) = futures::join!({
        step("late");
        takes(m)
    });
    pause("after").await;
    x
}
#[co]
async fn temporaries() -> usize {
    let m = noisy("m");
    let mut futures = vec![made("a"), made("b")];
    let _between = noisy("between");
    let (x, y) = tokio::join!(&mut futures[n_of(&noisy("index"))], takes(m));
    pause("after").await;
    let (z, w) = futures::join!(&mut *pair(&mut futures[0]).0, async {
        step("polled");
        1
    });
    x.touch() + y + z.touch() + w
}
fn pair<T>(x: T) -> (T, Noisy) {
    (x, noisy("pair"))
}
#[co]
pub async fn others() -> usize {
    single().await + temporaries().await
}
