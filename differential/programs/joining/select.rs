//! `futures::select!` with handlers that await and use locals.
use super::*;

use futures::{FutureExt, select_biased};

#[co]
pub async fn main() -> Vec<String> {
    let name = noisy("name");
    let mut fast = pin!(pauses(1, "fast").fuse());
    let mut slow = pin!(pauses(3, "slow").fuse());
    let mut log = vec![];
    loop {
        select_biased! {
            () = slow => {
                log.push(format!("slow {name}"));
                break;
            }
            () = fast => {
                log.push("fast".to_string());
                pause("in the handler").await;
                log.push(format!("after {}", name.touch()));
            }
        }
    }
    log
}
