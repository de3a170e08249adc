//! `*place() += await` and an overloaded operator on a field.
use super::*;

use std::ops::AddAssign;

struct Sum(Vec<usize>);

impl AddAssign<usize> for Sum {
    fn add_assign(&mut self, n: usize) {
        self.0.push(n);
    }
}

struct Holder {
    sum: Sum,
    plain: usize,
}

impl Holder {
    fn plain(&mut self) -> &mut usize {
        step("place");
        &mut self.plain
    }
}

#[co]
pub async fn main() -> (Vec<usize>, usize) {
    let mut holder = Holder { sum: Sum(vec![]), plain: 1 };
    holder.sum += later("p", 2).await;
    holder.plain += later("q", 3).await;
    *holder.plain() += later("r", 4).await;
    (holder.sum.0, holder.plain)
}
