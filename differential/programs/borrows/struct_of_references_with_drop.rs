//! A guard with a drop that uses what it borrows.
use super::*;

struct Guard<'a>(&'a Noisy, &'static str);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        step(format_args!("guard {} over {}", self.1, self.0));
    }
}

#[co]
pub async fn main() {
    let value = noisy("value");
    let first = Guard(&value, "first");
    pause("p").await;
    {
        let _second = Guard(&value, "second");
        pause("q").await;
    }
    drop(first);
    let _third = Guard(&value, "third");
    pause("r").await;
}
