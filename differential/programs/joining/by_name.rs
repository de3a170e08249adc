//! Futures that are locals, handed to `join!` and `select!` by name.
use super::*;

use futures::FutureExt;

#[co]
async fn joined() -> usize {
    let value = noisy("value");
    let (a, b) = (look(&value), later("b", noisy("b")));
    let c = pause("c");
    let (n, b, ()) = futures::join!(a, b, c);
    let (d, e) = (later("d", Ok::<Noisy, u32>(noisy("d"))), later("e", Err::<(), u32>(4)));
    match futures::try_join!(d, e) {
        Ok((d, ())) => d.touch(),
        Err(e) => e as usize + n + b.touch(),
    }
}

#[co]
async fn moved() -> usize {
    let (a, b) = (pauses(2, "a").map(|()| noisy("of a")), later("b", noisy("of b")));
    let winner = tokio::select! {
        biased;
        won = a => won,
        won = b => won,
    };
    pause("after").await;
    winner.touch()
}

#[co]
async fn polled_in_place() -> Vec<String> {
    let mut log = vec![];
    let mut a = Box::pin(pauses(1, "a").map(|()| noisy("of a")).fuse());
    let mut b = Box::pin(pauses(3, "b").fuse());
    loop {
        futures::select_biased! {
            value = a => {
                pause("in the handler").await;
                log.push(value.name().to_string());
            }
            () = b => log.push("b".to_string()),
            complete => break,
        }
        step("a turn");
    }
    futures::select_biased! {
        () = pause("never").fuse() => log.push("never".to_string()),
        default => {
            pause("in default").await;
            log.push("default".to_string());
        }
    }
    log
}

#[co]
pub async fn main() -> (usize, usize, Vec<String>) {
    (joined().await, moved().await, polled_in_place().await)
}
