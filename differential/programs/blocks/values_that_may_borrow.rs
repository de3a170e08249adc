//! The value of a block, made by a call on what ends with it: it may borrow from outside, be coerced, or have its type later.
use super::*;
use std::fmt::Debug;

fn longer<'a>(left: &'a str, right: &str) -> &'a str {
    if left.len() > right.len() { left } else { "shorter" }
}

#[co]
async fn values(outside: &str, more: bool) -> u64 {
    let borrowed = {
        let inner = format!("{}", value_of("inner").await);
        longer(outside, &inner)
    };
    pause(borrowed).await;
    let converted = {
        let inner = noisy("converted");
        pause("inside").await;
        u32::try_from(format!("{inner:?}").len()).unwrap().into()
    };
    let total: u64 = converted;
    let shown: &dyn Debug = match more {
        true => {
            let inner = noisy("dropped");
            pause("shown").await;
            step(&format!("{inner:?}"));
            &outside
        }
        false => &7,
    };
    let held = noisy("held");
    let words: &[&str] = if more {
        let inner = noisy("words");
        pause("words").await;
        Box::leak(vec![longer(outside, &format!("{inner:?}"))].into_boxed_slice())
    } else {
        &["none"]
    };
    pause("end").await;
    step(&format!("{shown:?} {words:?} {held:?}"));
    total
}

#[co]
async fn value_of(text: &str) -> String {
    pause("value").await;
    text.to_owned()
}

#[co]
pub async fn main() {
    for more in [true, false] {
        let total = values("what is outside", more).await;
        step(&format!("{total}"));
    }
}
