//! A closure takes a field of a local that does not own it.
use std::ops::Deref;

struct Page {
    url: String,
    number: usize,
}

struct Held(Page);

impl Deref for Held {
    type Target = Page;
    fn deref(&self) -> &Page {
        println!("deref");
        &self.0
    }
}

fn hold() -> Held {
    Held(Page { url: "".into(), number: 1 })
}

fn boxed() -> Box<Page> {
    Box::new(Page { url: "".into(), number: 1 })
}

async fn look(_page: &Page) {}

#[asyncio::coroutine]
async fn of_a_held_one(given: Option<usize>) -> usize {
    let page = hold();
    let url = &page.url;
    std::future::ready(url.len()).await;
    let number = given.unwrap_or_else(|| page.number);
    std::future::ready(()).await;
    number
}

#[asyncio::coroutine]
async fn of_a_typed_one(given: Option<usize>) -> usize {
    let page: Held = hold();
    look(&page).await;
    let number = given.unwrap_or_else(|| page.number);
    std::future::ready(()).await;
    number
}

#[asyncio::coroutine]
async fn of_a_box(given: Option<String>) -> String {
    let page = boxed();
    look(&page).await;
    let url = given.unwrap_or_else(|| page.url);
    std::future::ready(()).await;
    url
}

fn main() {
    let _ = (of_a_held_one(None), of_a_typed_one(None), of_a_box(None));
}
