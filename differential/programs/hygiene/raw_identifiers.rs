//! Raw identifiers as locals, fields, methods, labels and functions.
use super::*;

struct Raw {
    r#type: Noisy,
}

impl Raw {
    #[co]
    async fn r#match(&self) -> usize {
        look(&self.r#type).await
    }
}

#[co]
async fn r#loop(r#in: usize) -> usize {
    let r#for = later("p", r#in).await;
    let reference = &r#for;
    'r#while: loop {
        pause("q").await;
        break 'r#while;
    }
    *reference + r#for
}

#[co]
pub async fn main() -> usize {
    let r#struct = Raw { r#type: noisy("raw") };
    r#struct.r#match().await + r#loop(3).await
}
