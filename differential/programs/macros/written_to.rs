//! What `write!` writes to is found before what it writes, where that awaits: a field, what a pointer leads to, a local.
use super::*;
use std::fmt::Write;

struct Page {
    text: String,
    lines: Vec<String>,
}

#[co]
async fn fill(page: &mut Page, local: &mut dyn Write) -> Result<(), std::fmt::Error> {
    write!(page.text, "{} {}", later("a", 1).await, noisy("shown").touch())?;
    writeln!(page.lines[1], "{}", later("b", 2).await)?;
    write!(local, "{:?}", later("c", noisy("value")).await.name())?;
    let mut text = Box::new(String::new());
    write!(text, "{}{}", page.text, later("d", 3).await)?;
    write!(*text, "{}", later("e", 4).await)?;
    step(&text);
    Ok(())
}

#[co]
pub async fn main() -> String {
    let mut page = Page { text: String::new(), lines: vec![String::new(), String::new()] };
    let mut local = String::new();
    let ended = fill(&mut page, &mut local).await.is_ok();
    format!("{ended} {} {:?} {local}", page.text, page.lines)
}
