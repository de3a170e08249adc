//! Closures and `async` blocks without `move` that take fields of a local that is borrowed across an await.
use super::*;

struct Inner {
    first: Noisy,
    second: Noisy,
}
struct Page {
    url: Noisy,
    title: Option<Noisy>,
    limit: usize,
    inner: Inner,
    last: Noisy,
}
fn page(name: &str) -> Page {
    let noisy = |field: &str| noisy(format!("{name} {field}"));
    Page {
        url: noisy("url"),
        title: Some(noisy("title")),
        limit: 3,
        inner: Inner { first: noisy("first"), second: noisy("second") },
        last: noisy("last"),
    }
}
struct Answer {
    url: Noisy,
    body: usize,
}

#[co]
async fn last_of_all(page: Page) -> Answer {
    let body = later("body", look(&page.url).await).await;
    Some(body).map(|body| Answer { url: page.url, body }).unwrap()
}

#[co]
async fn or_else(page: Page, kind: usize) -> Result<usize, Noisy> {
    look(&page.last).await;
    let n = kind.checked_sub(1).ok_or_else(|| page.url)?;
    let m = later("m", n).await;
    let title = page.title.unwrap_or_else(|| page.inner.second);
    let k = (kind == 1).then(|| (page.inner.first, page.limit));
    look(&page.last).await;
    Ok(n + m + title.consume() + k.map_or(0, |(first, limit)| first.consume() + limit))
}

#[co]
async fn kept_for_later(page: Page, called: bool) -> usize {
    look(&page.url).await;
    let between = noisy("between");
    let gives = || drop(page.inner.first);
    pause("between").await;
    if called {
        gives();
        pause("called").await;
    }
    between.touch() + look(&page.last).await
}

#[co]
async fn blocks(page: Page, polled: bool) -> usize {
    look(&page.url).await;
    let future = async {
        let n = look(&page.inner.first).await;
        n + Noisy::consume(page.inner.first)
    };
    let n = if polled { future.await } else { 0 };
    pause("end").await;
    n + page.last.touch()
}

#[co]
async fn numbers(page: Page) -> usize {
    look(&page.url).await;
    let mut sum = 0;
    for n in 0..3 {
        sum += Some(n).map(|n| n + page.limit).unwrap_or_else(|| page.limit);
    }
    let scaled: Vec<usize> = (0..3).map(|n| usize::max(n, page.limit)).collect();
    look(&page.last).await;
    sum + scaled.iter().sum::<usize>()
}

#[co]
async fn one_looks_and_one_takes(name: String, kind: Option<String>) -> String {
    look(&noisy(&name)).await;
    let n = fill(&mut [0; 2], name.len() as u8).await;
    let lent = &name;
    pause(lent).await;
    let chosen = kind.map(|kind| kind + &name).unwrap_or_else(|| name);
    pause("end").await;
    chosen + &n.to_string()
}

impl Page {
    #[co]
    async fn of_self(self) -> Option<Noisy> {
        look(&self.url).await;
        let title = self.title.or_else(|| Some(self.inner.second));
        look(&self.last).await;
        title
    }
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    let answer = last_of_all(page("a")).await;
    all.push(answer.url.consume() + answer.body);
    for kind in 0..3 {
        all.push(or_else(page("b"), kind).await.unwrap_or_else(|url| url.consume()));
    }
    for flag in [true, false] {
        all.push(kept_for_later(page("c"), flag).await);
        all.push(blocks(page("d"), flag).await);
    }
    all.push(numbers(page("e")).await);
    all.push(one_looks_and_one_takes("name".to_owned(), None).await.len());
    all.push(one_looks_and_one_takes("name".to_owned(), Some("kind".to_owned())).await.len());
    all.push(page("f").of_self().await.map_or(0, |title| title.consume()));
    all
}
