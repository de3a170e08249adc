//! `?` between the arguments of a call: those before it are computed, and dropped on the way out.
use super::*;

fn three(a: Noisy, b: i32, c: Noisy) -> usize {
    a.touch() + b as usize + c.touch()
}

#[co]
async fn call(b: Result<i32, &'static str>) -> Result<usize, &'static str> {
    Ok(three(noisy("a"), later("b", b).await?, noisy("c")))
}

#[co]
pub async fn main() -> (Result<usize, &'static str>, Result<usize, &'static str>) {
    (call(Ok(1)).await, call(Err("no b")).await)
}
