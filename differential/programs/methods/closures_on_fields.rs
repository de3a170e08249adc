//! Methods that are handed a closure, on fields of a local that is borrowed across awaits and mentioned again.
use super::*;

struct Table(Noisy);
impl Table {
    fn map(&self, by: impl Fn(&Noisy) -> usize) -> usize {
        by(&self.0)
    }
    fn fold(&mut self, start: usize, by: impl FnOnce(usize, &mut Noisy) -> usize) -> usize {
        by(start, &mut self.0)
    }
}

struct Inner {
    first: Option<Noisy>,
    second: Result<Noisy, Noisy>,
}
struct Request {
    name: Noisy,
    body: Option<Noisy>,
    limit: Option<usize>,
    inner: Inner,
    all: std::vec::IntoIter<Noisy>,
    table: Table,
    last: Noisy,
}

fn request(name: &str) -> Request {
    let noisy = |field: &str| noisy(format!("{name} {field}"));
    Request {
        name: noisy("name"),
        body: Some(noisy("body")),
        limit: Some(3),
        inner: Inner { first: Some(noisy("first")), second: Err(noisy("second")) },
        all: vec![noisy("one"), noisy("two")].into_iter(),
        table: Table(noisy("table")),
        last: noisy("last"),
    }
}

#[co]
async fn every_kind(mut request: Request, more: usize) -> Result<usize, usize> {
    look(&request.name).await;
    let body = request.body.map(|body| body.consume() + more);
    let limit = request.limit.map_or(0, |limit| limit + 1);
    look(&request.last).await;
    let table = request.table.map(|inside| inside.touch()) + request.table.fold(1, |start, inside| start + inside.grow().touch());
    let first = request.inner.first.filter(|first| first.touch() > 100).map_or_else(|| eval("none", 7), |first| first.consume());
    pause("between").await;
    let all = request.all.fold(0, |sum, one| sum + one.consume());
    look(&request.name).await;
    let second = request.inner.second.map_err(|second| second.consume())?;
    look(&request.last).await;
    Ok(body.unwrap_or(0) + limit + table + first + all + second.consume())
}

impl Request {
    #[co]
    async fn on_some_paths(self, kind: usize) -> usize {
        look(&self.name).await;
        let own = noisy("own");
        let n = if kind == 0 {
            self.body.map_or(0, move |body| body.consume() + own.consume())
        } else if kind == 1 {
            pause("kind").await;
            self.inner.first.and_then(|first| Some(first.consume())).unwrap_or(1)
        } else {
            match later("kind", kind).await {
                2 => self.inner.second.unwrap_or_else(|second| second.renamed("renamed")).consume(),
                _ => self.all.map(|one| one.consume()).sum(),
            }
        };
        look(&self.last).await;
        n
    }
}

#[co]
async fn in_a_loop(count: usize) -> usize {
    let mut sum = 0;
    for at in 0..count {
        let request = request(&at.to_string());
        look(&request.name).await;
        if at == 1 {
            continue;
        }
        sum += request.body.map_or_else(|| 0, |body| body.consume());
        look(&request.last).await;
        sum += request.inner.first.map_or(eval("or", 1), |first| first.touch());
    }
    sum
}

#[co]
async fn given_again(mut request: Request) -> usize {
    look(&request.name).await;
    let n = request.body.map_or(0, |body| body.consume());
    request.body = later("again", Some(noisy("new"))).await;
    n + look(&request.last).await
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    all.push(every_kind(request("every"), 2).await.unwrap_or_else(|error| error));
    for kind in 0..4 {
        all.push(request("some").on_some_paths(kind).await);
    }
    all.push(in_a_loop(3).await);
    all.push(given_again(request("again")).await);
    all
}
