//! Given a new value and then taken by other ways.
use super::*;
use std::ops::Add;

struct Sum(Noisy);
impl Add<&str> for Sum {
    type Output = Noisy;
    fn add(self, name: &str) -> Noisy {
        self.0.renamed(name)
    }
}
struct Pair {
    a: Sum,
    b: Noisy,
}
struct Holder {
    f: Option<Box<dyn FnOnce() -> usize>>,
    b: Noisy,
}

fn once(x: Noisy) -> Box<dyn FnOnce() -> usize> {
    Box::new(move || x.consume())
}
async fn see<T>(_: &T) -> usize {
    pause("see").await;
    1
}

#[co]
#[allow(unused_assignments, reason = "what is overwritten is what is compared")]
async fn operator(mut x: Sum) -> usize {
    see(&x).await;
    let both = (
        {
            x = Sum(noisy("other"));
            noisy("between")
        },
        x + "t",
    );
    pause("end").await;
    both.0.touch() + both.1.touch()
}
#[co]
#[allow(unused_assignments, reason = "what is overwritten is what is compared")]
async fn operator_of_field(mut x: Pair) -> usize {
    see(&x).await;
    let both = (
        {
            x.a = Sum(noisy("other"));
            noisy("between")
        },
        x.a + "t",
    );
    pause("end").await;
    both.0.touch() + both.1.touch() + x.b.touch()
}
#[co]
#[allow(unused_assignments, reason = "what is overwritten is what is compared")]
async fn called(mut x: Box<dyn FnOnce() -> usize>, v: Noisy) -> usize {
    see(&x).await;
    let both = (
        {
            x = once(v);
            noisy("between")
        },
        x(),
    );
    pause("end").await;
    both.0.touch() + both.1
}
#[co]
#[allow(unused_assignments, reason = "what is overwritten is what is compared")]
async fn iterated(mut x: Vec<Noisy>) -> usize {
    see(&x).await;
    let both = (
        {
            x = vec![noisy("other")];
            noisy("between")
        },
        {
            let mut n = 0;
            for y in x {
                n += y.touch();
            }
            n
        },
    );
    pause("end").await;
    both.0.touch() + both.1
}
#[co]
#[allow(unused_assignments, reason = "what is overwritten is what is compared")]
async fn matched(mut x: Option<Noisy>) -> usize {
    see(&x).await;
    let both = (
        {
            x = Some(noisy("other"));
            noisy("between")
        },
        match x {
            Some(y) => y.consume(),
            None => 0,
        },
    );
    pause("end").await;
    both.0.touch() + both.1
}
#[co]
#[allow(unused_assignments, reason = "what is overwritten is what is compared")]
async fn matched_field(mut x: (Option<Noisy>, Noisy)) -> usize {
    see(&x).await;
    let both = (
        {
            x.0 = Some(noisy("other"));
            noisy("between")
        },
        match x.0 {
            Some(y) => y.consume(),
            None => 0,
        },
    );
    pause("end").await;
    both.0.touch() + both.1 + x.1.touch()
}
#[co]
#[allow(unused_assignments, reason = "what is overwritten is what is compared")]
async fn captured(mut x: Noisy) -> usize {
    see(&x).await;
    let both = (
        {
            x = noisy("other");
            noisy("between")
        },
        move || x.touch(),
    );
    pause("end").await;
    both.0.touch() + both.1()
}
#[co]
#[allow(unused_assignments, reason = "what is overwritten is what is compared")]
async fn tried(mut x: Result<Noisy, usize>) -> Result<usize, usize> {
    see(&x).await;
    let both = (
        {
            x = Ok(noisy("other"));
            noisy("between")
        },
        x?,
    );
    pause("end").await;
    Ok(both.0.touch() + both.1.touch())
}
#[co]
#[allow(unused_assignments, reason = "what is overwritten is what is compared")]
async fn by_std(mut x: Option<Noisy>) -> usize {
    see(&x).await;
    let both = (
        {
            x = Some(noisy("other"));
            noisy("between")
        },
        x.unwrap(),
    );
    pause("end").await;
    both.0.touch() + both.1.touch()
}
#[co]
#[allow(unused_assignments, reason = "what is overwritten is what is compared")]
async fn by_std_field(mut x: Holder) -> usize {
    see(&x).await;
    let both = (
        {
            x.f = Some(once(noisy("other")));
            noisy("between")
        },
        x.f.unwrap()(),
    );
    pause("end").await;
    both.0.touch() + both.1 + x.b.touch()
}
#[co]
pub async fn main() -> usize {
    let mut sum = operator(Sum(noisy("a"))).await + operator_of_field(Pair { a: Sum(noisy("b")), b: noisy("c") }).await;
    sum += called(once(noisy("d")), noisy("e")).await;
    sum += iterated(vec![noisy("f"), noisy("g")]).await + matched(Some(noisy("h"))).await;
    sum += matched_field((Some(noisy("i")), noisy("j"))).await + captured(noisy("k")).await;
    sum += tried(Ok(noisy("l"))).await.unwrap() + by_std(Some(noisy("m"))).await;
    sum + by_std_field(Holder { f: None, b: noisy("n") }).await
}
