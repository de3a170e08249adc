//! A reference that is used for the last time on one of two paths, and still there on the other.
use super::*;

#[co]
async fn append(to: &mut Noisy, text: &str) -> Result<(), String> {
    pause("append").await;
    to.grow();
    if text.len() > 3 { Err(text.to_string()) } else { Ok(()) }
}

fn check(text: &str) -> Result<(), String> {
    if text.is_empty() { Ok(()) } else { Err(text.to_string()) }
}

#[co]
async fn write(to: &mut Noisy, text: &str) -> Result<(), String> {
    if let Err(error) = check(text) {
        if text.len() == 1 {
            return Err(error);
        }
        append(to, text).await?;
        step(error);
    }
    Ok(())
}

#[co]
pub async fn main() -> usize {
    let mut to = noisy("to");
    for text in ["", "a", "abc", "abcdef"] {
        step(format_args!("{:?}", write(&mut to, text).await));
    }
    to.touch()
}
