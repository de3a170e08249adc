//! Compound assignments to elements where no statement ends with them: a tail, an operand, one that moves on some paths.
use super::*;

#[co]
async fn tail(counts: &mut [u8], guard: &std::cell::RefCell<u8>) {
    let _local = noisy("local");
    *guard.borrow_mut() += later("tail", counts[eval("index", 0)]).await
}

#[co]
async fn moved(counts: &mut [usize], at: usize, value: Noisy) {
    counts[eval("moved", at)] += if at > 0 { value.consume() } else { 1 };
    pause("after").await;
}

#[co]
pub async fn main() -> ([u8; 2], [usize; 2], u8) {
    let (mut counts, mut lengths) = ([1, 2], [0; 2]);
    let guard = std::cell::RefCell::new(1);
    tail(&mut counts, &guard).await;
    let units = (counts[eval("first", 0)] += later("p", 1).await, counts[eval("second", 1)] -= later("q", 1).await);
    step(format_args!("{units:?}"));
    moved(&mut lengths, 0, noisy("dropped")).await;
    moved(&mut lengths, 1, noisy("consumed")).await;
    let units = if counts[0] > 1 { counts[later("index", 1).await] |= later("r", 8).await };
    step(format_args!("{units:?}"));
    (counts, lengths, guard.into_inner())
}
