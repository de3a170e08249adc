//! A block or a statement moves a local on a path that returns, and again on the other.
use super::*;

struct Sender(Noisy);
impl Sender {
    async fn send(&mut self, message: (Noisy, Option<usize>)) -> Result<usize, Option<String>> {
        pause("send").await;
        Ok(message.0.consume() + self.0.touch() + message.1.unwrap_or(0))
    }
}

#[co]
async fn send(sender: &mut Sender, input: Noisy, wait: bool, skip: bool) -> Result<usize, Option<String>> {
    let request = async {
        if skip {
            sender.send((input, None)).await.map_err(|_| None)?;
            return Ok(3);
        }
        let n = sender.send((input, Some(1))).await.map_err(|_| None)?;
        Ok(n)
    };
    match wait {
        true => {
            pause("before").await;
            request.await
        }
        false => request.await,
    }
}

#[co]
async fn statement(skip: bool) -> usize {
    let one = noisy("one");
    let look = &one;
    pause("a").await;
    look.touch();
    if skip {
        return one.consume();
    }
    let n = one.consume();
    pause("b").await;
    n
}

#[co]
pub async fn main() -> usize {
    let mut sender = Sender(noisy("sender"));
    let mut n = 0;
    for (wait, skip) in [(false, false), (false, true), (true, false), (true, true)] {
        n += send(&mut sender, noisy("input"), wait, skip).await.unwrap_or(0);
        n += statement(skip).await;
    }
    n
}
