//! Temporaries that a method takes, whose closure takes something, too, before a later await.
use super::*;

struct Own(Noisy);
impl Own {
    fn map<R>(self, f: impl FnOnce(&str) -> R) -> R {
        f(self.0.name())
    }
    fn and_then<R>(self, f: impl FnOnce(Noisy) -> R) -> R {
        f(self.0)
    }
}

fn own() -> Own {
    Own(noisy("own"))
}
fn found(n: usize) -> Option<Noisy> {
    (n > 0).then(|| noisy(n))
}

#[co]
async fn by_own_methods(n: usize) -> usize {
    let (x, y) = (noisy("x"), noisy("y"));
    let lent = &y;
    pause("before").await;
    let one = own().map(|text| {
        drop(x);
        text.len() + lent.touch()
    }) + later("one", n).await;
    one + own().and_then(move |value| value.touch() + y.touch()) + later("two", n).await
}

#[co]
async fn by_std(n: usize) -> usize {
    let (x, y, z) = (noisy("x"), noisy("y"), noisy("z"));
    let mut count = 0;
    let one = found(n)
        .map(|value| {
            let x = x;
            value.touch() + x.touch()
        })
        .unwrap_or_else(|| {
            count += 1;
            5
        });
    let two = one + [1, 2].into_iter().map(move |k| k + y.touch()).sum::<usize>() + later("two", n).await;
    let three = found(n).and_then(move |value| if n == 1 { Some((value, z)) } else { None });
    two + count + three.map_or(1, |(a, b)| a.touch() + b.touch()) + later("three", 1).await
}

/// One that borrows says so.
#[co]
async fn borrowed(n: usize) -> usize {
    let x = noisy("x");
    (&own()).0.name().chars().map(move |c| c as usize % 3 + x.touch()).sum::<usize>() + later("one", n).await
}

#[co]
pub async fn main() -> usize {
    let mut sum = 0;
    for n in 0..3 {
        sum += by_own_methods(n).await + by_std(n).await + borrowed(n).await;
    }
    sum
}
