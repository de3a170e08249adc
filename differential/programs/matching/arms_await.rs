//! Each arm awaits; the match is an initialiser.
use super::*;

#[co]
async fn name_of(n: u8) -> &'static str {
    let name = match n {
        0 => later("zero", "none").await,
        1 => "one",
        2 | 3 => {
            pause("few").await;
            "few"
        }
        4..=9 => later("some", "some").await,
        _ => return "many",
    };
    pause("after").await;
    name
}

#[co]
pub async fn main() -> Vec<&'static str> {
    let mut names = vec![];
    for n in [0, 1, 3, 7, 20] {
        let name = name_of(n).await;
        names.push(name);
    }
    names
}
