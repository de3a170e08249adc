//! Compound assignment of an overloaded operator: the right side is awaited before the place is borrowed.
use super::*;

#[derive(Debug)]
pub struct Sum(Vec<i32>);

impl std::ops::AddAssign<i32> for Sum {
    fn add_assign(&mut self, n: i32) {
        step(format_args!("add {n}"));
        self.0.push(n);
    }
}

#[co]
pub async fn main() -> Sum {
    let mut sum = Sum(vec![]);
    sum += later("p", 1).await;
    sum += later("q", sum.0.len() as i32 + 10).await;
    sum
}
