//! A method that is asked whether it takes its receiver has arguments whose types only its signature tells.
use super::*;

struct Channel(Noisy);
impl Channel {
    async fn send(&mut self, message: Result<(usize, Option<Noisy>), String>) -> usize {
        pause("send").await;
        self.0.touch() + message.map_or(0, |(n, more)| n + more.map_or(0, |more| more.touch()))
    }
    fn decode(self, bytes: &[u8], name: Option<&str>) -> usize {
        self.0.touch() + bytes.len() + name.map_or(0, str::len)
    }
}

#[co]
async fn sends() -> usize {
    let mut channel = Channel(noisy("channel"));
    let n = channel.send(Ok((1, None))).await;
    let mut errors = Channel(noisy("errors"));
    pause("a").await;
    n + errors.send(Err("bad".into())).await
}

#[co]
async fn decodes() -> usize {
    let coder = Channel(noisy("coder"));
    let buf = vec![1u8, 2, 3];
    pause("a").await;
    let n = coder.decode(buf.as_ref(), Some("name".as_ref()));
    pause("b").await;
    n
}

#[co]
pub async fn main() -> usize {
    sends().await + decodes().await
}
