//! A guard that gives exclusive access through `DerefMut`, held over awaits.
use super::*;

use std::ops::{Deref, DerefMut};

struct Guard<'a>(&'a mut Noisy);

impl Deref for Guard<'_> {
    type Target = Noisy;
    fn deref(&self) -> &Noisy {
        self.0
    }
}
impl DerefMut for Guard<'_> {
    fn deref_mut(&mut self) -> &mut Noisy {
        self.0
    }
}
impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.grow();
    }
}

#[co]
pub async fn main() -> Noisy {
    let mut value = noisy("value");
    {
        let mut guard = Guard(&mut value);
        grow(&mut guard).await;
        pause("p").await;
        guard.grow();
        look(&guard).await;
    }
    pause("q").await;
    value
}
