//! Expressions of type never as operands, initialisers and arms.
use super::*;

#[allow(unreachable_code, unused_variables, clippy::diverging_sub_expression)]
#[co]
async fn go(n: i32) -> i32 {
    let _local = noisy("local");
    let x: i32 = match n {
        0 => return later("zero", 10).await,
        1 => later("one", 1).await,
        _ => {
            let never = loop {
                pause("turn").await;
                if n == 2 {
                    return 20;
                }
                break 'a';
            };
            return never as i32;
        }
    };
    x + if n == 1 { 1 } else { panic!("not here") }
}

#[co]
pub async fn main() -> Vec<i32> {
    vec![go(0).await, go(1).await, go(2).await, go(3).await]
}
