//! Attributes on statements and expressions: `cfg` that removes, `allow` that stays.
use super::*;

#[co]
pub async fn main() -> i32 {
    #[allow(unused_mut)]
    let mut a = later("a", 1).await;
    #[cfg(any())]
    let a = this_does_not_exist().await;
    #[allow(clippy::needless_return)]
    {
        pause("p").await;
    }
    #[cfg(target_pointer_width = "64")]
    pause("q").await;
    #[cfg(not(all()))]
    pause("r").await;
    #[rustfmt::skip]
    let b = later("b",  2) .await;
    a + b
}
