//! What is pinned stays at its address, though nothing holds a reference to it across the await.
use super::*;

struct Address {
    at: Option<usize>,
    _pinned: std::marker::PhantomPinned,
}

impl Address {
    /// Whether it is where it was the last time.
    fn stays(self: Pin<&mut Self>) -> bool {
        let at = &raw const *self as usize;
        let this = unsafe { self.get_unchecked_mut() };
        *this.at.get_or_insert(at) == at
    }
}

impl Drop for Address {
    fn drop(&mut self) {
        let at = &raw const *self as usize;
        step(format_args!("dropped where it was: {}", self.at.is_none_or(|was| was == at)));
    }
}

#[co]
pub async fn main() -> Vec<bool> {
    let mut stays = vec![];
    let pinned = pin!(Address { at: None, _pinned: std::marker::PhantomPinned });
    stays.push(pinned.stays());
    for n in 0..2 {
        let inner = pin!(Address { at: None, _pinned: std::marker::PhantomPinned });
        stays.push(inner.stays());
        if n == 0 {
            pause("p").await;
        }
        step("turn");
    }
    pause("q").await;
    stays
}
