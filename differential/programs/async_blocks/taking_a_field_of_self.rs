//! An `async move` block that names only a field of `self`, as attributes that wrap a body write it: the field is moved into
//! it, and the rest is dropped with the function's parameters.
use super::*;

struct Unknown {
    name: Noisy,
    rest: Noisy,
}
impl Unknown {
    #[co]
    async fn apply(self, to: &mut Vec<usize>) -> usize {
        let span = noisy("span");
        let inner = async move {
            pause("inner").await;
            let name = self.name;
            step(format_args!("{name:?}"));
            pause("named").await;
            to.push(1);
        };
        inner.await;
        step(format_args!("{span:?}"));
        pause("after").await;
        2
    }
}

#[co]
pub async fn main() -> usize {
    let mut list = vec![];
    let n = Unknown { name: noisy("name"), rest: noisy("rest") }.apply(&mut list).await;
    n + list.len()
}
