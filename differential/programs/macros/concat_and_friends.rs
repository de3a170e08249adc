//! Macros that take no locals: `concat!`, `stringify!`, `line!`, `env!`-like, `include_str!`-like, `cfg!`.
use super::*;

#[co]
pub async fn main() -> (String, bool, u32) {
    let a = concat!("x", 1, true);
    pause("p").await;
    let b = stringify!(a.await);
    let line = line!();
    let debug = cfg!(any());
    pause("q").await;
    (format!("{a}{b}{}", module_path!().ends_with("concat_and_friends")), debug, line)
}
