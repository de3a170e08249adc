//! Named lifetimes, several of them, bounds between them, elision, and a returned reference.
use super::*;

#[co]
async fn longer<'a>(a: &'a str, b: &'a str) -> &'a str {
    pause("longer").await;
    if a.len() >= b.len() { a } else { b }
}

#[co]
async fn first<'a, 'b: 'a>(a: &'a str, _b: &'b str) -> &'a str
where
    'b: 'a,
{
    pause("first").await;
    a
}

#[co]
async fn elided(a: &str) -> Option<&str> {
    pause("elided").await;
    a.split(' ').next()
}

struct View<'t>(&'t str);

#[co]
async fn view(v: View<'_>) -> usize {
    pause("view").await;
    v.0.len()
}

#[co]
pub async fn main() -> (&'static str, &'static str, Option<&'static str>, usize) {
    let a = longer("ab", "abc").await;
    let b = first(a, "x").await;
    let c = elided("one two").await;
    let d = view(View("four")).await;
    (a, b, c, d)
}
