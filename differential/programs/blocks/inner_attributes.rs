//! Attributes that stand inside of what they are said of.
use super::*;

/// A documented one.
#[co]
async fn inner(n: &Noisy) -> usize {
    #![allow(unused_mut)]
    #![allow(unused_assignments)]
    let mut sum = later("first", n.touch()).await;
    {
        #![allow(unused_mut)]
        let mut more = noisy("more");
        sum += later("block", more.touch()).await;
    }
    loop {
        let mut last = later("loop", sum).await;
        if last > 0 {
            break last;
        }
    }
}

#[co]
pub async fn main() -> usize {
    inner(&noisy("n")).await
}
