//! `write!` and `writeln!` into a local string, with awaited arguments.
use super::*;

use std::fmt::Write;

#[co]
pub async fn main() -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    write!(text, "{}-", later("a", 1).await)?;
    writeln!(text, "{} {n}", later("b", 2).await, n = eval("c", 3))?;
    write!(&mut text, "{}", later("d", 4).await).unwrap();
    Ok(text)
}
