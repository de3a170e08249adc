//! A temporary whose type only a later argument tells is lent to a generic method, of which is asked what it does to its receiver.
use super::*;

struct Request(String, Noisy);

impl Request {
    fn body<T: std::fmt::Debug + ?Sized>(mut self, body: &T) -> Self {
        step("body");
        self.0 += &format!("{body:?}");
        self
    }

    #[co]
    async fn send(self) -> usize {
        pause("send").await;
        self.0.len() + self.1.touch()
    }
}

macro_rules! object {
    ($($key:literal: $value:expr),*) => {
        vec![$(($key, noisy($value))),*]
    };
}

#[co]
pub async fn main() -> usize {
    let request = |name| Request(String::new(), noisy(name));
    let first = request("first").body(&object!("a": "b")).send().await;
    let second = request("second").body(&object!("c": "d", "e": "f")).send().await;
    first + second
}
