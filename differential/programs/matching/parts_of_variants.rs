//! Arms take parts of variants that are written like structs, and of `Ok` and `Some`, before an await.
use super::*;

struct Pair {
    one: Noisy,
    two: Noisy,
}

enum Op {
    Upsert { pair: Pair, weight: u32 },
    Remove { pair: Pair },
    Wrap(Noisy, Noisy),
    Nothing,
}
use Op::{Nothing, Remove, Upsert, Wrap};

fn op(which: u32) -> Result<Op, Noisy> {
    let pair = || Pair { one: noisy("one"), two: noisy("two") };
    match which {
        0 => Ok(Upsert { pair: pair(), weight: 7 }),
        1 => Ok(Remove { pair: pair() }),
        2 => Ok(Wrap(noisy("left"), noisy("right"))),
        3 => Ok(Nothing),
        _ => Err(noisy("error")),
    }
}

#[co]
async fn within_a_result(which: u32) -> usize {
    match op(which) {
        Ok(Upsert { pair: Pair { one, .. }, weight }) => {
            pause("upsert").await;
            one.touch() + weight as usize
        }
        Ok(Remove { pair: Pair { two, .. } }) => {
            pause("remove").await;
            two.consume()
        }
        Ok(Wrap(_, right)) => look(&right).await,
        Ok(Nothing) => 0,
        Err(_) => 1,
    }
}

#[co]
async fn by_themselves(which: u32) -> usize {
    let Ok(op) = op(which) else { return 100 };
    match op {
        Upsert { pair: Pair { one, .. }, weight } => {
            pause("upsert").await;
            one.touch() + weight as usize
        }
        Remove { pair: Pair { two, .. } } => {
            pause("remove").await;
            two.consume()
        }
        Wrap(left, _) => look(&left).await,
        Nothing => 0,
    }
}

#[co]
async fn of_a_tuple(which: bool) -> usize {
    let value = Some((noisy("key"), 3, which, which.then_some(4)));
    let (key, hash) = match value {
        Some((key, hash, false, None)) => (key, hash),
        Some((key, hash, true, _) | (key, hash, false, Some(_))) => {
            look(&key).await;
            return hash;
        }
        None => return 0,
    };
    pause("after").await;
    key.touch() + hash
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    for which in 0..5 {
        all.push(within_a_result(which).await);
        all.push(by_themselves(which).await);
    }
    all.push(of_a_tuple(true).await);
    all.push(of_a_tuple(false).await);
    all
}
