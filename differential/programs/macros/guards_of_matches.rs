//! A guard in `matches!` that mentions what is borrowed across an await, moved later, or `self`.
use super::*;

struct Limited {
    most: usize,
    last: Option<usize>,
    name: Noisy,
}

impl Limited {
    #[co]
    async fn add(&mut self, n: usize) -> usize {
        let full = matches!(self.last, Some(last) if last + n > self.most);
        pause("add").await;
        if !full && matches!(self.last.as_ref(), Some(last) if *last < self.most && self.name.touch() > 1) {
            self.last = self.last.map(|last| last + n);
        }
        grown(self).await;
        self.last.unwrap_or_default()
    }

    #[co]
    async fn checked(&mut self, found: Result<Option<usize>, String>) -> Result<bool, String> {
        let is_large = matches!(self.last, Some(last) if last > found.clone()?.unwrap_or(self.most));
        grown(self).await;
        Ok(is_large)
    }
}

#[co]
async fn grown(limited: &mut Limited) {
    pause("grown").await;
    limited.name.grow();
}

#[co]
async fn local(n: Option<usize>) -> usize {
    let value = noisy("local");
    let lent = &value;
    let long = matches!(n, Some(n) if n > lent.touch());
    pause("local").await;
    let longer = matches!(n, Some(n) if n > value.touch());
    drop(value);
    pause("dropped").await;
    usize::from(long) + usize::from(longer)
}

#[co]
pub async fn main() -> usize {
    let mut limited = Limited { most: 5, last: Some(1), name: noisy("ab") };
    let mut n = limited.add(2).await + limited.add(9).await + local(Some(7)).await;
    n += usize::from(limited.checked(Ok(None)).await.unwrap_or_default());
    n += usize::from(limited.checked(Ok(Some(0))).await.unwrap_or_default());
    n + usize::from(limited.checked(Err("none".to_owned())).await.is_err())
}
