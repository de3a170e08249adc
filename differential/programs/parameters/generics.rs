//! Type parameters with bounds in all places, defaults left to inference, a turbofish.
use super::*;

use std::fmt::{Debug, Display};

#[co]
async fn show<T: Display, U>(a: T, b: U) -> String
where
    U: Debug,
{
    pause("show").await;
    format!("{a} {b:?}")
}

#[co]
async fn make<T: Default + Debug>() -> T {
    pause("make").await;
    T::default()
}

#[co]
async fn convert<T, U>(value: T) -> U
where
    T: Into<U>,
{
    pause("convert").await;
    value.into()
}

#[co]
pub async fn main() -> (String, u8, Vec<i32>, i64) {
    let a = show(1, noisy("b")).await;
    let b = make().await;
    let c = make::<Vec<i32>>().await;
    let d = convert::<_, i64>(5_i32).await;
    (a, b, c, d)
}
