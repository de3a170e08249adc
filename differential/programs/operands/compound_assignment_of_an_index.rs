//! Compound assignment to an element: of a primitive after the value, of another type before it, out of bounds too.
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
async fn counted(v: &mut Vec<u64>, i: usize) {
    v[i] += later("of a count", 1).await;
    v[eval("index", i)] *= later("of a product", v.len() as u64).await;
}

#[co]
async fn out_of_bounds(sums: &mut Vec<Sum>, counts: &mut [i32], at: usize) {
    let _local = noisy("local");
    match at {
        0 => sums[eval("index", 3)] += later("never", 1).await,
        _ => counts[eval("index", 3)] += later("in vain", 1).await,
    }
}

#[co]
pub async fn main() -> (Vec<Sum>, Vec<u64>, [[i32; 2]; 2]) {
    let mut sums = vec![Sum(vec![]), Sum(vec![0])];
    let mut at = 1;
    sums[at] += later("p", 1).await;
    sums[eval("index", 0)] += { at -= 1; later("q", 2).await };
    sums[later("awaited index", at).await] += eval("value", 3);
    sums[later("another", at).await] += later("r", 4).await;
    let mut counts = vec![1, 2];
    counted(&mut counts, 1).await;
    let mut table = [[1, 2], [3, 4]];
    table[eval("row", 1)][eval("column", 0)] <<= later("s", 2_u8).await;
    let mut caught = vec![];
    for at in 0..2 {
        let mut run = Box::pin(out_of_bounds(&mut sums, &mut table[0], at));
        let ended = std::future::poll_fn(|cx| {
            let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run.as_mut().poll(cx)));
            polled.map_or(Poll::Ready(false), |polled| polled.map(|()| true))
        });
        caught.push(ended.await);
    }
    step(format_args!("{caught:?}"));
    (sums, counts, table)
}
