//! Fields that are used by value and mentioned again: copies, and what is mentioned only where it has not been moved.
use super::*;

struct Config {
    port: usize,
    range: (usize, usize),
    host: Noisy,
}

#[co]
async fn copied(config: Config) -> usize {
    let port = config.port;
    step(config.port);
    pause("p").await;
    let (again, range) = (config.port, config.range);
    let other = config.range;
    pause("q").await;
    port + again + range.0 + other.1 + config.port + config.range.1 + config.host.touch()
}

#[co]
async fn left(config: Config, early: bool) -> usize {
    if early {
        let host = config.host;
        return host.consume();
    }
    pause("p").await;
    let length = match config.port {
        0 => return config.host.consume(),
        port => port,
    };
    pause("q").await;
    length + config.host.touch()
}

#[co]
async fn refilled(mut config: Config) -> usize {
    let mut sum = 0;
    for turn in 0..2 {
        sum += config.host.consume();
        config.host = noisy("again");
        pause("p").await;
        let host = config.host;
        sum += host.consume() + turn;
        config.host = noisy("last");
        config.port += config.host.touch();
    }
    sum + config.port
}

struct Bytes {
    bytes: [u8; 3],
}

impl Bytes {
    #[co]
    async fn gone_over(&mut self) -> usize {
        let mut sum = 0;
        for byte in self.bytes {
            pause("p").await;
            sum += usize::from(byte);
            self.bytes[2] = 9;
        }
        let bytes = self.bytes;
        pause("q").await;
        sum + usize::from(bytes[2]) + self.bytes.len()
    }
}

fn config(port: usize) -> Config {
    Config { port, range: (1, 2), host: noisy("host") }
}

#[co]
pub async fn main() -> (usize, usize, usize, usize, usize, usize) {
    let ended = (left(config(0), true).await, left(config(0), false).await, left(config(3), false).await);
    let mut bytes = Bytes { bytes: [1, 2, 3] };
    (copied(config(5)).await, ended.0, ended.1, ended.2, refilled(config(1)).await, bytes.gone_over().await)
}
