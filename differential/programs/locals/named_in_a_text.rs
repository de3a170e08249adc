//! A number that nobody has typed is used by value, and named in a text by the same statement; what is given to it is kept.
use super::*;

async fn length() -> u8 {
    pause("length").await;
    2
}

#[co]
async fn decode(least: usize) -> Result<usize, String> {
    let n = match length().await {
        0 => 0,
        found => {
            let rest = (found as usize).checked_sub(least).ok_or_else(|| format!("{found} is too small"))?;
            pause("rest").await;
            rest + 1
        }
    };
    Ok(n)
}

#[co]
pub async fn main() -> String {
    format!("{:?} {:?}", decode(1).await, decode(3).await)
}
