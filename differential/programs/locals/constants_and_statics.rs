//! Names that are not locals: constants, statics, functions, unit structs, enum variants.
use super::*;

const TEN: i32 = 10;
static HUNDRED: i32 = 100;
struct Unit;
use std::cmp::Ordering::{self, Less};

fn thousand() -> i32 {
    1000
}

#[co]
pub async fn main() -> (i32, Ordering) {
    let _unit = Unit;
    let function = thousand;
    pause("p").await;
    let sum = TEN + HUNDRED + function();
    let less = Less;
    pause("q").await;
    match Unit {
        Unit => (sum + TEN, less),
    }
}
