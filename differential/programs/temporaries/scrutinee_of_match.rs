//! A temporary in the scrutinee lives through the arms, awaits and all.
use super::*;

#[co]
pub async fn main() -> usize {
    let n = match noisy("scrutinee").touch() {
        9 => {
            pause("in the arm").await;
            1
        }
        _ => 0,
    };
    pause("after").await;
    n + match noisy("borrowed").name() {
        name if name.len() > 100 => 0,
        name => {
            pause(name).await;
            name.len()
        }
    }
}
