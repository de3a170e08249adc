//! A channel between two futures of one `join!`.
use super::*;

use futures::{SinkExt, StreamExt, channel::mpsc, join};

#[co]
async fn produce(mut sender: mpsc::Sender<usize>, n: usize) {
    for i in 0..n {
        pause(format_args!("produce {i}")).await;
        sender.send(i).await.unwrap();
    }
}

#[co]
async fn consume(mut receiver: mpsc::Receiver<usize>) -> usize {
    let mut sum = 0;
    while let Some(n) = receiver.next().await {
        step(format_args!("consumed {n}"));
        sum += n;
    }
    sum
}

#[co]
pub async fn main() -> usize {
    let (sender, receiver) = mpsc::channel(1);
    let ((), sum) = join!(produce(sender, 3), consume(receiver));
    sum
}
