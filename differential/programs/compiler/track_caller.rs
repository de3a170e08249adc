//! `#[track_caller]` functions see the place of the call, before and after awaits.
use super::*;

use std::panic::Location;

#[track_caller]
fn line() -> (u32, u32) {
    let here = Location::caller();
    (here.line(), here.column())
}

#[track_caller]
fn line_of(_: i32) -> u32 {
    Location::caller().line()
}

#[co]
pub async fn main() -> Vec<(u32, u32)> {
    let a = line();
    pause("p").await;
    let b = line();
    let c = (line_of(later("q", 1).await), 0);
    vec![a, b, c, line()]
}
