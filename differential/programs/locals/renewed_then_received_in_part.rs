//! A field is given a new value, or moved and given back, inside of a statement, and then a method is called on it, or on
//! another, that may take it.
use super::*;

struct Pair {
    a: Noisy,
    b: Noisy,
}

struct Nested {
    inner: Pair,
    last: Noisy,
}

fn pair(name: &str) -> Pair {
    Pair { a: noisy(format!("{name}.a")), b: noisy(format!("{name}.b")) }
}

async fn see(pair: &Pair) -> usize {
    pause("see").await;
    pair.a.touch() + pair.b.touch()
}

#[co]
#[allow(unused_assignments, reason = "what is overwritten is dropped")]
async fn refilled(mut x: Pair) -> usize {
    see(&x).await;
    let both = (
        {
            x.a = noisy("other");
            noisy("between")
        },
        x.a.renamed("t"),
    );
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
#[allow(unused_assignments, reason = "what is overwritten is dropped")]
async fn refilled_by_itself(mut x: Pair) -> usize {
    let both = (
        {
            x.a = x.a.renamed("again");
            noisy("between")
        },
        x.a.renamed("t"),
    );
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
#[allow(unused_assignments, reason = "what is overwritten is dropped")]
async fn renewed(mut x: Pair) -> usize {
    see(&x).await;
    let both = (
        {
            x = pair("new");
            noisy("between")
        },
        x.a.renamed("t"),
    );
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
#[allow(unused_assignments, reason = "what is overwritten is dropped")]
async fn refilled_then_another(mut x: Pair) -> usize {
    see(&x).await;
    let both = (
        {
            x.a = noisy("other");
            noisy("between")
        },
        x.b.renamed("t"),
    );
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
async fn refilled_then_looked_at(mut x: Pair) -> usize {
    see(&x).await;
    let both = (
        {
            x.a = noisy("other");
            noisy("between")
        },
        x.a.touch(),
    );
    pause("end").await;
    both.0.touch() + both.1 + x.b.touch()
}

#[co]
async fn on_a_path(mut x: Pair, n: usize) -> usize {
    see(&x).await;
    let both = (
        {
            if n > 0 {
                x.a = noisy("other");
            }
            noisy("between")
        },
        x.a.renamed("t"),
    );
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
async fn received_on_a_path(mut x: Pair, n: usize) -> usize {
    see(&x).await;
    let both = (
        {
            x.a = noisy("other");
            noisy("between")
        },
        if n > 0 { x.a.renamed("t").touch() } else { 0 },
    );
    pause("end").await;
    both.0.touch() + both.1
}

#[co]
#[allow(unused_assignments, reason = "what is overwritten is dropped")]
async fn before(mut x: Pair) -> usize {
    see(&x).await;
    let both = (x.a.renamed("t"), {
        x.a = noisy("other");
        noisy("after")
    });
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
async fn before_and_after(mut x: Pair) -> usize {
    let all = (
        x.a.renamed("1"),
        {
            x.a = noisy("other");
            noisy("after")
        },
        x.a.renamed("2"),
        x.b.renamed("3"),
    );
    pause("end").await;
    all.0.touch() + all.1.touch() + all.2.touch() + all.3.touch()
}

#[co]
async fn in_a_loop(n: usize) -> usize {
    let mut sum = 0;
    for _ in 0..n {
        let mut x = pair("x");
        see(&x).await;
        let both = (
            {
                x.b = x.b.renamed("again");
                noisy("between")
            },
            x.b.renamed("t"),
        );
        pause("turn").await;
        sum += both.0.touch() + both.1.touch();
    }
    sum
}

#[co]
async fn nested(mut x: Nested) -> usize {
    see(&x.inner).await;
    let both = (
        {
            x.inner.a = noisy("other");
            noisy("between")
        },
        x.inner.a.renamed("1"),
        {
            x.inner = pair("inner");
            noisy("between")
        },
        x.inner.b.renamed("2"),
    );
    pause("end").await;
    both.0.touch() + both.1.touch() + both.3.touch() + x.last.touch()
}

#[co]
async fn of_a_tuple(mut x: (Noisy, Noisy)) -> usize {
    look(&x.0).await;
    let both = (
        {
            (x.0, x.1) = (x.1, noisy("other"));
            noisy("between")
        },
        x.0.renamed("t"),
    );
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
async fn through_a_box(mut x: Box<Pair>) -> usize {
    see(&x).await;
    let both = (
        {
            x.a = noisy("other");
            noisy("between")
        },
        x.a.renamed("t"),
    );
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
async fn moved_in_place_of_received(mut x: Pair) -> usize {
    see(&x).await;
    let both = (
        {
            x.a = noisy("other");
            noisy("between")
        },
        drop(x.a),
    );
    pause("end").await;
    both.0.touch() + x.b.touch()
}

#[co]
async fn received_while_awaiting(mut x: Pair) -> usize {
    see(&x).await;
    let both = (
        {
            x.a = later("later", noisy("other")).await;
            noisy("between")
        },
        x.a.renamed("t"),
    );
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
pub async fn main() -> usize {
    let mut sum = refilled(pair("a")).await + refilled_by_itself(pair("b")).await + renewed(pair("c")).await;
    sum += refilled_then_another(pair("d")).await + refilled_then_looked_at(pair("e")).await;
    sum += on_a_path(pair("f"), 0).await + on_a_path(pair("g"), 1).await;
    sum += received_on_a_path(pair("h"), 0).await + received_on_a_path(pair("i"), 1).await;
    sum += before(pair("j")).await + before_and_after(pair("k")).await + in_a_loop(2).await;
    sum += nested(Nested { inner: pair("l"), last: noisy("last") }).await;
    sum += of_a_tuple((noisy("m"), noisy("n"))).await + through_a_box(Box::new(pair("o"))).await;
    sum + moved_in_place_of_received(pair("p")).await + received_while_awaiting(pair("q")).await
}
