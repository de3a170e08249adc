//! Entries and values of maps, borrowed across awaits.
use super::*;

use std::collections::BTreeMap;

#[co]
pub async fn main() -> BTreeMap<&'static str, Vec<i32>> {
    let mut map: BTreeMap<&str, Vec<i32>> = BTreeMap::new();
    for (key, n) in [("a", 1), ("b", 2), ("a", 3)] {
        let list = map.entry(key).or_default();
        list.push(n);
        pause(key).await;
        list.push(-n);
    }
    if let Some(list) = map.get_mut("b") {
        pause("b again").await;
        list.clear();
    }
    map
}
