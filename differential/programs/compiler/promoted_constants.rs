//! References to constants, which live forever, over awaits.
use super::*;

const TABLE: [i32; 3] = [1, 2, 3];

#[co]
pub async fn main() -> (i32, &'static [i32], &'static str) {
    let one = &1;
    let table: &'static [i32] = &[4, 5];
    let of_constant = &TABLE;
    let empty: &mut [i32] = &mut [];
    pause("p").await;
    let text = "static";
    pause("q").await;
    (*one + of_constant[2] + empty.len() as i32, table, text)
}
