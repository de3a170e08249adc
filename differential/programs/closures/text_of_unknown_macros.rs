//! A closure captures what a format string of an unknown macro names, in the string alone or beside it.
use super::*;

macro_rules! log {
    ($($text:tt)*) => {
        step(&format!($($text)*))
    };
}

#[co]
async fn fails(name: &str, text: &mut String) -> Result<(), usize> {
    pause(name).await;
    text.push('!');
    Err(text.len())
}

#[co]
async fn logged(mut text: String) -> Result<(), usize> {
    let header = text.len();
    let kept = noisy("kept");
    fails("one", &mut text).await.inspect_err(|error| log!("{header} {text:?} {kept}: {error}")).unwrap_or(());
    let mut count = noisy("count");
    let look = &count;
    pause("look").await;
    look.touch();
    let mut more = || {
        count.grow();
        log!("{count} {} {kept}", count.name())
    };
    more();
    more();
    fails("two", &mut text).await.inspect_err(|error| {
        log!("{header} {text:?} {kept} {count}: {error} {}", kept.name());
    })?;
    Ok(())
}

#[co]
pub async fn main() -> Result<(), usize> {
    logged(String::from("text")).await
}
