//! Boxed temporaries behind `dyn` references during an await.
use super::*;

use std::fmt::Display;

async fn show(value: &dyn Display) -> String {
    pause("show").await;
    value.to_string()
}

#[co]
pub async fn main() -> String {
    let a = show(&noisy("a")).await;
    let b = show(&*Box::new(noisy("b"))).await;
    let c = show(&format!("{a}{b}")).await;
    show(&c.as_str()).await
}
