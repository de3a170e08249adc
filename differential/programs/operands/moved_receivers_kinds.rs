//! Fields, parameters, self, boxes' owners, chains, several arguments.
use super::*;

struct Pair {
    a: Noisy,
    b: Noisy,
}

struct Holder(Noisy);
impl Holder {
    fn with(self, n: usize) -> Holder {
        step(format_args!("with {n}"));
        self
    }
    fn both(self, a: usize, b: Noisy) -> Holder {
        step(format_args!("both {a} {b}"));
        self
    }
    fn seen(&self, n: usize) -> usize {
        self.0.touch() + n
    }
    fn change(&mut self, n: usize) -> usize {
        self.0.grow();
        n
    }
    #[co]
    async fn finish(self, other: Noisy) -> Noisy {
        let _local = noisy("local");
        self.into_inner(later("into", 2).await + other.touch())
    }
    fn into_inner(self, n: usize) -> Noisy {
        step(format_args!("inner {n}"));
        self.0
    }
    #[co]
    async fn again(mut self, n: usize) -> Holder {
        let _local = noisy("local2");
        let before = pauses(2, "in again").await;
        self = self.with(later("w", n).await);
        let _ = before;
        self.change(later("c", 3).await);
        self
    }
}

#[co]
async fn field(pair: Pair) -> usize {
    let _after = noisy("after");
    let a = pair.a.renamed(later("f", "field").await);
    let n = a.touch();
    pause("then").await;
    n + pair.b.touch()
}

#[co]
async fn chain(holder: Holder) -> usize {
    let _after = noisy("after chain");
    let holder = holder
        .with(later("1", 1).await)
        .both(later("2", 2).await, later("3", noisy("third")).await)
        .with(later("4", 4).await);
    let x = noisy("x");
    let n = holder.seen(later("5", 5).await);
    drop(x);
    n
}

#[co]
async fn by_reference(mut holder: Holder) -> usize {
    let _after = noisy("after ref");
    let n = holder.change(later("1", 1).await);
    n + holder.seen(later("2", 2).await)
}

#[co]
async fn question(holder: Holder, n: usize) -> Result<Noisy, usize> {
    let _after = noisy("after question");
    let m: Result<usize, usize> = if n == 0 { Err(3) } else { Ok(n) };
    let inner = holder.into_inner(later("q", m).await?);
    Ok(inner)
}

#[co]
async fn tail(holder: Holder) -> Noisy {
    let _after = noisy("after tail");
    holder.into_inner(later("t", 1).await + noisy("argument").touch())
}

#[co]
async fn option(value: Option<Noisy>) -> Noisy {
    let _after = noisy("after option");
    value.unwrap_or(later("o", noisy("default")).await)
}

#[co]
async fn closure() -> usize {
    let value = noisy("value");
    let _after = noisy("after closure");
    let f = async move {
        let _inner = noisy("inner");
        value.renamed(later("in", "async").await)
    };
    f.await.touch()
}

#[co]
pub async fn main() -> usize {
    let mut n = field(Pair { a: noisy("a"), b: noisy("b") }).await;
    n += chain(Holder(noisy("c"))).await;
    n += by_reference(Holder(noisy("d"))).await;
    n += question(Holder(noisy("e")), 0).await.map_or(1, |x| x.touch());
    n += question(Holder(noisy("e")), 2).await.map_or(1, |x| x.touch());
    n += tail(Holder(noisy("g"))).await.touch();
    n += option(Some(noisy("some"))).await.touch();
    n += option(None).await.touch();
    n += closure().await;
    n += Holder(noisy("h")).finish(noisy("other")).await.touch();
    n += Holder(noisy("i")).again(7).await.seen(1);
    n
}
