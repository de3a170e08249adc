//! Functions of an `impl` that call free ones of their names, or methods of others that have them.
use super::*;

trait Make {
    type Made;
    fn make(&mut self) -> Self::Made;
}

struct Maker(Noisy);
impl Make for Maker {
    type Made = usize;
    fn make(&mut self) -> usize {
        self.0.touch()
    }
}

struct Config {
    host: Noisy,
    inner: Option<Box<Config>>,
}

#[co]
async fn connect<T: Make>(mut tls: T, config: &Config) -> Result<T::Made, ()> {
    pause("connecting").await;
    config.host.touch();
    Ok(tls.make())
}

impl Config {
    #[co]
    pub async fn connect<T>(&self, tls: T) -> Result<T::Made, ()>
    where
        T: Make,
    {
        connect(tls, self).await
    }
}

struct Client<'a> {
    config: &'a Config,
}

impl Client<'_> {
    #[co]
    pub async fn connect<T: Make>(&self, tls: T) -> Result<T::Made, ()> {
        self.config.connect(tls).await
    }
}

fn config(name: &'static str, inner: Option<Box<Config>>) -> Config {
    Config { host: noisy(name), inner }
}

#[co]
pub async fn main() -> usize {
    let config = config("outer", Some(Box::new(config("inner", None))));
    let a = config.connect(Maker(noisy("a"))).await;
    let inner = config.inner.as_ref().map(|inner| Client { config: inner });
    match inner {
        Some(client) => client.connect(Maker(noisy("b"))).await.unwrap_or(0) + a.unwrap_or(0),
        None => 0,
    }
}
