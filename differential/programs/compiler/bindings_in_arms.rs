//! Every arm binds another part, moved or by reference, over an await.
use super::*;

enum Message {
    Both(Noisy, Noisy),
    One(Box<Noisy>),
    Named { name: Noisy, n: i32 },
    Nothing,
}

#[co]
async fn read(message: Message) -> usize {
    match message {
        Message::Both(left, ref right) => {
            pause("both").await;
            left.consume() + right.touch()
        }
        Message::One(boxed) => {
            pause("one").await;
            boxed.consume()
        }
        Message::Named { ref name, n: 1 } => look(name).await,
        Message::Named { mut name, n } => {
            grow(&mut name).await;
            name.touch() + n as usize
        }
        Message::Nothing => 0,
    }
}

#[co]
pub async fn main() -> Vec<usize> {
    vec![
        read(Message::Both(noisy("l"), noisy("r"))).await,
        read(Message::One(Box::new(noisy("box")))).await,
        read(Message::Named { name: noisy("first"), n: 1 }).await,
        read(Message::Named { name: noisy("other"), n: 2 }).await,
        read(Message::Nothing).await,
    ]
}
