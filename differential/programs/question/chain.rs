//! `a().await?.b().await?` and `?` in the middle of a method chain.
use super::*;

#[derive(Debug)]
pub struct Client(u32);

impl Client {
    #[co]
    async fn connect(ok: bool) -> Result<Client, &'static str> {
        pause("connect").await;
        if ok { Ok(Client(1)) } else { Err("refused") }
    }

    #[co]
    async fn send(self, ok: bool) -> Result<Client, &'static str> {
        pause("send").await;
        if ok { Ok(Client(self.0 + 1)) } else { Err("broken") }
    }
}

#[co]
async fn talk(a: bool, b: bool, c: bool) -> Result<u32, &'static str> {
    Ok(Client::connect(a).await?.send(b).await?.send(c).await?.0)
}

#[co]
pub async fn main() -> Vec<Result<u32, &'static str>> {
    vec![
        talk(true, true, true).await,
        talk(true, true, false).await,
        talk(true, false, true).await,
        talk(false, true, true).await,
    ]
}
