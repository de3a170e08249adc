//! What a new value is expected to be.
use super::*;

type Boxed = Box<dyn FnOnce() -> usize>;
struct Holder {
    f: Option<Boxed>,
    b: (Option<Boxed>, Noisy),
}

fn once(x: Noisy) -> impl FnOnce() -> usize {
    move || x.consume()
}
async fn see<T>(_: &T) -> usize {
    pause("see").await;
    1
}

#[co]
async fn whole(n: usize) -> usize {
    let mut x: Option<Boxed> = Some(Box::new(once(noisy("first"))));
    see(&x).await;
    let mut sum = 0;
    if n > 0 {
        if let Some(f) = x {
            sum += f();
        }
        x = Some(Box::new(once(noisy("second"))));
        see(&x).await;
    }
    pause("end").await;
    if let Some(f) = x {
        sum += f();
    }
    sum
}
#[co]
async fn param(mut x: Option<Boxed>, n: usize) -> usize {
    see(&x).await;
    let mut sum = 0;
    if n > 0 {
        if let Some(f) = x {
            sum += f();
        }
        x = Some(Box::new(once(noisy("second"))));
        see(&x).await;
    }
    pause("end").await;
    if let Some(f) = x {
        sum += f();
    }
    sum
}
#[co]
async fn field(mut x: Holder, n: usize) -> usize {
    see(&x).await;
    let mut sum = 0;
    if n > 0 {
        if let Some(f) = x.f {
            sum += f();
        }
        x.f = Some(Box::new(once(noisy("second"))));
        see(&x).await;
        drop(x.b.0);
        pause("part").await;
        x.b.0 = Some(Box::new(once(noisy("third"))));
        drop(x.b.0);
        pause("part").await;
        x.b = (Some(Box::new(once(noisy("fourth")))), noisy("fifth"));
    }
    pause("end").await;
    if let Some(f) = x.f {
        sum += f();
    }
    if let Some(f) = x.b.0 {
        sum += f();
    }
    sum
}
#[co]
async fn listed(mut x: (Vec<Boxed>, Noisy), n: usize) -> usize {
    see(&x).await;
    let mut sum = 0;
    if n > 0 {
        for f in x.0 {
            sum += f();
        }
        x.0 = vec![Box::new(once(noisy("second"))), Box::new(|| 1)];
        see(&x).await;
    }
    pause("end").await;
    for f in x.0 {
        sum += f();
    }
    sum
}
#[co]
async fn slices(mut x: (&'static [usize], Noisy), n: usize) -> usize {
    see(&x).await;
    if n > 0 {
        drop(x);
        pause("a").await;
        x = (&[1, 2], noisy("other"));
        see(&x).await;
    }
    pause("end").await;
    x.0.len()
}
#[co]
async fn later_first(n: usize) -> usize {
    let x: (Option<Boxed>, Noisy);
    if n > 0 {
        x = (Some(Box::new(once(noisy("second")))), noisy("other"));
        see(&x).await;
    } else {
        x = (None, noisy("no"));
    }
    pause("end").await;
    see(&x).await
}
#[co]
pub async fn main() -> usize {
    let f = || Some(Box::new(once(noisy("a"))) as Boxed);
    let mut sum = whole(0).await + whole(1).await + param(f(), 0).await + param(f(), 1).await;
    sum += field(Holder { f: f(), b: (f(), noisy("b")) }, 0).await;
    sum += field(Holder { f: f(), b: (f(), noisy("b")) }, 1).await;
    sum += slices((&[1], noisy("s")), 0).await + slices((&[1], noisy("s")), 1).await;
    sum += listed((vec![], noisy("s")), 0).await + listed((vec![Box::new(|| 3)], noisy("s")), 1).await;
    sum + later_first(0).await + later_first(1).await
}
