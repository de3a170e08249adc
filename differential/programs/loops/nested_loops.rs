//! Three loops in one another, all awaiting, with a sum carried through.
use super::*;

#[co]
pub async fn main() -> u32 {
    let mut sum = 0;
    for a in 1..3 {
        let mut b = 0;
        while b < 2 {
            b += 1;
            loop {
                sum += later("p", a * b).await;
                if sum % 2 == 0 || sum > 20 {
                    break;
                }
                sum += 1;
            }
        }
    }
    sum
}
