//! Functions that a pattern or a call gives, called for the last time before an await: they may be such as are called once.
use super::*;
use std::rc::Rc;

type Once = Box<dyn FnOnce(&str, usize) -> usize>;

struct Host {
    name: String,
    done: Option<Once>,
    every: Option<Rc<dyn Fn(&str) -> usize>>,
    all: Vec<(usize, Once)>,
}

fn once(name: &str) -> Once {
    let owned = noisy(name);
    Box::new(move |with, n| owned.consume() + with.len() + n)
}

fn host() -> Host {
    let kept = noisy("kept");
    Host {
        name: "host".to_owned(),
        done: Some(once("done")),
        every: Some(Rc::new(move |with| kept.touch() + with.len())),
        all: vec![(1, once("one")), (2, once("two"))],
    }
}

#[co]
async fn bound_by_patterns(mut host: Host) -> usize {
    pause("begin").await;
    let mut sum = 0;
    if let Some(done) = host.done.take() {
        let beside = noisy("beside");
        sum += done(&host.name, beside.touch());
        pause("done").await;
    }
    match host.every.take() {
        Some(every) => {
            let beside = noisy("beside");
            sum += every(&host.name);
            pause("every").await;
            sum += beside.consume();
        }
        None => {}
    }
    for (n, each) in host.all.drain(..) {
        let beside = noisy(n);
        sum += each(later("name", "name").await, eval("n", n));
        pause("each").await;
        sum += beside.touch();
    }
    let Some((_, left)) = Some((1, once("left"))) else { return 0 };
    sum += left("x", 1);
    look(&noisy(host.name)).await + sum
}

#[co]
async fn given_by_calls(kind: usize) -> usize {
    let by = once("by");
    let beside = noisy("beside");
    let n = if kind == 0 { by(&kind.to_string(), beside.touch()) } else { later("kind", 1).await };
    pause("between").await;
    let (first, second) = (once("first"), once("second"));
    let n = n + first("", second("s", n));
    let maybe = once("maybe");
    let n = n + if kind == 0 { maybe("x", n) } else { 0 };
    pause("end").await;
    n + beside.touch()
}

#[co]
async fn taken_by_a_loop(mut next: impl FnMut() -> Option<Once>) -> usize {
    let mut sum = 0;
    while let Some(next) = next() {
        let beside = noisy("beside");
        sum += next("next", sum);
        pause("next").await;
        sum += beside.touch();
    }
    sum
}

#[co]
pub async fn main() -> usize {
    let mut left = 2;
    let next = move || {
        left -= 1;
        (left > 0).then(|| once("left"))
    };
    bound_by_patterns(host()).await + given_by_calls(0).await + given_by_calls(1).await + taken_by_a_loop(next).await
}
