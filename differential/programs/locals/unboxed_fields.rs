//! What a field has in a box is taken out of it; what it has behind any other pointer is copied.
use super::*;
use std::ops::Deref;
use std::rc::Rc;

struct Reply<'a> {
    text: Noisy,
    url: Box<Noisy>,
    inner: Inner,
    count: Rc<usize>,
    limit: &'a usize,
    guard: Guard,
}
struct Inner {
    name: Box<Noisy>,
    other: Noisy,
}
/// Whose `Deref` can be seen.
struct Guard(usize, Noisy);
impl Deref for Guard {
    type Target = usize;
    fn deref(&self) -> &usize {
        step("deref");
        &self.0
    }
}

fn reply<'a>(text: &str, limit: &'a usize) -> Reply<'a> {
    Reply {
        text: noisy(text),
        url: Box::new(noisy("url")),
        inner: Inner { name: Box::new(noisy("name")), other: noisy("other") },
        count: Rc::new(2),
        limit,
        guard: Guard(3, noisy("guarded")),
    }
}

impl Reply<'_> {
    #[co]
    async fn in_one_arm(self, ok: bool) -> Result<(usize, Box<Noisy>), Noisy> {
        match later("a", if ok { Ok(self.text.touch()) } else { Err(noisy("error")) }).await {
            Ok(n) => Ok((n, self.url)),
            Err(error) => {
                drop(error);
                Err(*self.url)
            }
        }
    }

    #[co]
    async fn and_on(self, inner: bool) -> usize {
        look(&self.text).await;
        let taken = if inner { *self.inner.name } else { *self.url };
        pause("taken").await;
        let n = *self.count + *self.limit + *self.guard;
        pause("copied").await;
        n + taken.touch()
    }
}

#[co]
pub async fn main() -> usize {
    let limit = 5;
    let mut sum = 0;
    for yes in [true, false] {
        step(reply("arm", &limit).in_one_arm(yes).await.is_ok());
        sum += reply("on", &limit).and_on(yes).await;
    }
    sum
}
