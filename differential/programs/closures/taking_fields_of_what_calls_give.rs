//! A closure without `move` takes a field of a local whose type is nowhere written.
use super::*;
use std::rc::Rc;

struct Page {
    url: Noisy,
    text: Noisy,
    number: usize,
}

fn page() -> Page {
    Page { url: noisy("url"), text: noisy("text"), number: 2 }
}

#[co]
async fn fetch(url: &Noisy) -> Result<Page, ()> {
    pause("fetch").await;
    url.touch();
    Ok(page())
}

fn sent<T: Send>(future: T) -> T {
    future
}

/// What is left ends with the local.
#[co]
async fn called() -> usize {
    let page = page();
    pause("made").await;
    let take = || drop(page.url);
    step("closure");
    take();
    pause("taken").await;
    page.text.touch()
}

/// Borrowed before, and awaited; of two, one is left.
#[co]
async fn borrowed() -> Result<usize, ()> {
    let page = fetch(&noisy("first")).await?;
    let other = fetch(&page.url).await?;
    let taken = Some(other.number).map(|number| (page.url, number));
    pause("taken").await;
    let never = None.unwrap_or_else(|| other.text);
    pause("never").await;
    Ok(never.touch() + taken.map_or(0, |(url, number)| url.touch() + number))
}

/// What is copied may be behind a pointer.
#[co]
async fn copied() -> usize {
    let shared = Rc::new(page());
    let boxed = Box::new(page());
    let page = Box::leak(Box::new((3_usize, 4_usize)));
    let own = self::page();
    let (one, two, three, four) = (&shared, &boxed, &*page, &own);
    pause("made").await;
    let sum = one.number + two.number + three.1 + four.number;
    let number = None.unwrap_or_else(|| shared.number);
    let number = number + None.unwrap_or_else(|| boxed.number);
    let number = number + None.unwrap_or_else(|| page.0);
    let number = number + None.unwrap_or_else(|| own.number);
    pause("copied").await;
    sum + number
}

/// Dropped before it is called.
#[co]
async fn forgotten() -> usize {
    let page = page();
    let looked = &page.text;
    pause("made").await;
    let sum = looked.touch();
    {
        let _take = || drop(page.url);
        step("not called");
    }
    pause("dropped").await;
    sum
}

#[co]
pub async fn main() -> (usize, Result<usize, ()>, usize, usize) {
    (called().await, sent(borrowed()).await, copied().await, forgotten().await)
}
