//! A local of the loop's body borrowed across awaits in each turn, with continue and break.
use super::*;

#[co]
pub async fn main() -> usize {
    let mut sum = 0;
    for n in 0..4 {
        let value = noisy(n);
        let reference = &value;
        pause("p").await;
        if n == 1 {
            continue;
        }
        sum += look(reference).await;
        if n == 2 {
            break;
        }
    }
    sum
}
