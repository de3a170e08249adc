//! References to locals as arguments that are evaluated before a later argument awaits.
use super::*;

fn three(a: &Noisy, b: usize, c: &mut Vec<usize>) -> usize {
    c.push(b);
    a.touch() + c.len()
}

#[co]
pub async fn main() -> (usize, Vec<usize>) {
    let value = noisy("value");
    let mut list = vec![];
    let n = three(&value, later("p", 5).await, &mut list);
    let m = three(&value, look(&value).await, &mut list);
    let reference = &value;
    let k = three(reference, later("q", reference.touch()).await, &mut list);
    (n + m + k, list)
}
