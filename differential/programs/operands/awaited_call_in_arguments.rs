//! `f(g(h().await).await).await`.
use super::*;

#[co]
async fn wrap(name: &'static str, inner: String) -> String {
    pause(name).await;
    format!("{name}({inner})")
}

#[co]
pub async fn main() -> String {
    wrap("f", wrap("g", wrap("h", String::new()).await).await).await
}
