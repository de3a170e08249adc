//! A guard in the head of a match is held through its arms.
use super::*;

use std::sync::Mutex;
#[co]
pub async fn main() -> usize {
    let m = Mutex::new(Some(noisy("a")));
    match m.lock().unwrap().as_ref() {
        Some(x) => {
            look(x).await;
            step(format_args!("locked {}", m.try_lock().is_err()));
        }
        None => {}
    }
    step(format_args!("free {}", m.try_lock().is_ok()));
    let n = m.lock().unwrap().as_ref().map(|x| x.touch()).unwrap_or(0) + later("z", 1).await;
    n
}
