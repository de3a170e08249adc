//! Written types steer inference: integers, collections, closures, `collect`, `parse`, `into`.
use super::*;

use std::collections::BTreeMap;

#[co]
pub async fn main() -> String {
    let wide: u64 = later("p", 3).await;
    let none: Option<u8> = None;
    let map: BTreeMap<_, Vec<_>> = [(1, vec!["a"])].into_iter().collect();
    let empty = Vec::new();
    pause("q").await;
    let mut all: Vec<String> = empty;
    all.push(format!("{}", size_of_val(&wide)));
    let text: String = "x".into();
    pause("r").await;
    all.push(text);
    all.push(format!("{none:?} {map:?}"));
    all.join(",")
}
