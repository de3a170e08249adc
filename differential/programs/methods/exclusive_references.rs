//! Methods of a trait with `&mut self` on receivers that are exclusive references themselves; conversions of references.
use super::*;

trait ReadAll {
    async fn read_all(&mut self, into: &mut Vec<u8>) -> usize;
}

impl ReadAll for Vec<u8> {
    async fn read_all(&mut self, into: &mut Vec<u8>) -> usize {
        pause("read").await;
        into.append(self);
        into.len()
    }
}

struct Pipe {
    input: Option<Vec<u8>>,
    name: Noisy,
}

async fn run(name: &str, length: usize) -> usize {
    pause("command").await;
    name.len() + length
}

#[co]
async fn command<S: AsRef<str>>(name: S, length: usize) -> usize {
    run(name.as_ref(), length).await
}

async fn send(bytes: &mut Vec<u8>, message: Vec<u8>) -> usize {
    pause("send").await;
    bytes.extend(message);
    bytes.len()
}

struct Client(Vec<u8>);

impl Client {
    async fn publish(&mut self, message: Vec<u8>) -> usize {
        send(&mut self.0, message).await
    }
}

#[co]
pub async fn main() -> (usize, usize, usize, usize) {
    let mut pipe = Pipe { input: Some(vec![1, 2, 3]), name: noisy("pipe") };
    let mut out = vec![];
    let input = pipe.input.as_mut().unwrap();
    let first = input.read_all(&mut out).await;
    pause("between").await;
    let second = pipe.input.as_mut().unwrap().read_all(&mut out).await;
    let mut client = Client(vec![]);
    let sent = client.publish("ab".into()).await;
    let last = command("name", pipe.name.touch()).await;
    (first, second, sent, last)
}
