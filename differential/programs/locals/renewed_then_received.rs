//! A local is moved and given back inside of a statement, and then a method is called on it that may take it.
use super::*;

#[co]
async fn by_value(mut first: Noisy) -> usize {
    pause("begin").await;
    let both = (
        {
            first = first;
            noisy("between")
        },
        first.renamed("renamed"),
    );
    pause("middle").await;
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
async fn shared(mut first: Noisy) -> usize {
    let both = (
        {
            first = first;
            noisy("between")
        },
        first.touch(),
    );
    pause("end").await;
    both.0.touch() + both.1
}

#[co]
async fn exclusive(mut first: Noisy) -> usize {
    let both = (
        {
            first = first;
            noisy("between")
        },
        first.name().len(),
    );
    pause("end").await;
    both.0.touch() + both.1
}

#[co]
async fn on_a_path(mut first: Noisy, n: usize) -> usize {
    let both = (
        {
            if n > 0 {
                first = first;
            }
            noisy("between")
        },
        first.renamed("1"),
    );
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
async fn received_on_a_path(mut first: Noisy, n: usize) -> usize {
    let both = (
        {
            first = first;
            noisy("between")
        },
        if n > 0 { first.renamed("1").touch() } else { 0 },
    );
    pause("end").await;
    both.0.touch() + both.1
}

#[co]
async fn in_a_loop(n: usize) -> usize {
    let mut sum = 0;
    for _ in 0..n {
        let mut first = noisy("first");
        let both = (
            {
                first = first.renamed("again");
                noisy("between")
            },
            first.renamed("i"),
        );
        pause("turn").await;
        sum += both.0.touch() + both.1.touch();
    }
    sum
}

#[co]
async fn lent(mut first: Noisy) -> usize {
    look(&first).await;
    let both = (
        {
            first = first;
            noisy("between")
        },
        first.renamed("1"),
    );
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
#[allow(unused_assignments, reason = "what is overwritten is dropped")]
async fn given_another(mut first: Noisy) -> usize {
    let both = (
        {
            first = noisy("second");
            noisy("between")
        },
        first.renamed("1"),
    );
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
#[allow(unused_assignments, reason = "what is overwritten is dropped")]
async fn before(mut first: Noisy) -> usize {
    let both = (first.renamed("1"), {
        first = noisy("second");
        noisy("after")
    });
    pause("end").await;
    both.0.touch() + both.1.touch()
}

#[co]
async fn before_and_after(mut first: Noisy) -> usize {
    let all = (
        first.renamed("1"),
        {
            first = noisy("second");
            noisy("after")
        },
        first.renamed("2"),
    );
    pause("end").await;
    all.0.touch() + all.1.touch() + all.2.touch()
}

#[co]
pub async fn main() -> usize {
    let mut sum = by_value(noisy("a")).await + shared(noisy("b")).await + exclusive(noisy("c")).await;
    sum += on_a_path(noisy("d"), 0).await + on_a_path(noisy("e"), 1).await;
    sum += received_on_a_path(noisy("f"), 0).await + received_on_a_path(noisy("g"), 1).await;
    sum += given_another(noisy("i")).await + before(noisy("j")).await + before_and_after(noisy("k")).await;
    sum + in_a_loop(2).await + lent(noisy("h")).await
}
