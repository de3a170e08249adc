//! Temporaries within temporaries, all alive during the await.
use super::*;

struct Holder<'a>(&'a Noisy, Noisy);

impl Holder<'_> {
    async fn wait(&self) -> usize {
        pause("wait").await;
        self.0.touch() + self.1.touch()
    }
}

#[co]
pub async fn main() -> usize {
    let n = Holder(&noisy("outer"), noisy("own")).wait().await;
    pause("p").await;
    n
}
