//! `break` and `continue` of an outer loop from an inner one, over droppers of both.
use super::*;

#[co]
pub async fn main() -> Vec<(i32, i32)> {
    let mut seen = vec![];
    'outer: for a in 0..4 {
        let _row = noisy(format_args!("row{a}"));
        for b in 0..4 {
            let _cell = noisy(format_args!("cell{b}"));
            pause("p").await;
            if b == 1 && a == 1 {
                continue 'outer;
            }
            if b == 2 {
                break;
            }
            if a == 2 {
                break 'outer;
            }
            seen.push((a, b));
        }
        pause("row ends").await;
    }
    seen
}
