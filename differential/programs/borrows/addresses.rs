//! The address of a borrowed local is the same in every poll while the borrow lives.
use super::*;

#[co]
pub async fn main() -> Vec<bool> {
    let value = noisy("value");
    let mut array = [1, 2, 3];
    let reference = &value;
    let element = &mut array[1];
    let at = (reference as *const Noisy as usize, element as *const i32 as usize);
    let mut same = vec![];
    for _ in 0..3 {
        pause("p").await;
        same.push(at == (reference as *const Noisy as usize, element as *const i32 as usize));
        *element += 1;
    }
    same
}
