//! `?` converts the error with `From`, also into a boxed one.
use super::*;

#[derive(Debug)]
pub struct Mine(Noisy);

impl From<Noisy> for Mine {
    fn from(cause: Noisy) -> Mine {
        step("converted");
        Mine(cause.renamed("converted"))
    }
}

#[co]
async fn fails(fail: bool) -> Result<(), Noisy> {
    pause("fails").await;
    if fail { Err(noisy("cause")) } else { Ok(()) }
}

#[co]
async fn convert(fail: bool) -> Result<i32, Mine> {
    let _local = noisy("local");
    fails(fail).await?;
    Ok(1)
}

#[co]
async fn boxed(text: &'static str) -> Result<i32, Box<dyn std::error::Error>> {
    let n: i32 = later("text", text).await.parse()?;
    if n < 0 {
        Err("negative")?;
    }
    Ok(n)
}

#[co]
pub async fn main() -> (Result<i32, Mine>, Result<i32, Mine>, Vec<Result<i32, String>>) {
    let mut texts = vec![];
    for text in ["5", "-5", "five"] {
        texts.push(boxed(text).await.map_err(|error| error.to_string()));
    }
    (convert(true).await, convert(false).await, texts)
}
