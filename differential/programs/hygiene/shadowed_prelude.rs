//! The prelude's names mean something else here.
use super::*;

#[derive(Debug, PartialEq)]
pub enum Option {
    Some,
    None,
}
pub struct Result;
pub enum Poll {
    Ready,
}
#[allow(dead_code)]
pub struct Pin;
#[allow(dead_code)]
pub trait Future {}
#[allow(dead_code)]
pub trait Iterator {}
#[allow(dead_code)]
pub trait IntoIterator {}
#[allow(non_snake_case)]
fn Some(n: i32) -> i32 {
    n + 1
}
#[allow(non_snake_case)]
fn Ok(n: i32) -> i32 {
    n + 2
}
fn drop(n: i32) -> i32 {
    n + 3
}

#[co]
async fn check(n: i32) -> std::result::Result<i32, i32> {
    let m = later("m", if n > 1 { Err(n) } else { std::result::Result::Ok(n) }).await?;
    std::result::Result::Ok(m)
}

#[co]
pub async fn main() -> (i32, Option, bool) {
    let Result = Result;
    let Poll::Ready = Poll::Ready;
    let mut sum = 0;
    for n in 0..2 {
        sum += Some(later("p", n).await) + Ok(n) + drop(n);
    }
    if check(1).await.is_ok() && check(2).await.is_err() {
        return (sum, Option::None, true);
    }
    (sum, Option::Some, false)
}
