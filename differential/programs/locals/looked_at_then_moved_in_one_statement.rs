//! A local that stays in its place is matched by patterns that leave it there, and moved by a later one of the same statement.
use super::*;

#[co]
async fn by_parts(n: usize, pair: (Noisy, Noisy)) {
    if n == 0 {
        let (_a, _) = pair;
        pause("part").await;
    } else {
        let _made = {
            let _ = pair;
            let (_, _) = pair;
            let ref whole = pair;
            whole.0.touch();
            let (ref left, ..) = pair;
            left.touch();
            match pair {
                _ => {}
            }
            match pair {
                (ref left, ref right) => left.touch() + right.touch(),
            };
            if let (ref left, _) = pair {
                left.touch();
            }
            let (_left, _right) = pair;
            noisy("made")
        };
    }
    pause("end").await;
}

#[co]
async fn lent(n: usize, mut value: Option<Noisy>) {
    grow(value.as_mut().unwrap()).await;
    let _made = {
        if let Some(ref inner) = value {
            inner.touch();
        }
        match value {
            Some(ref inner) if inner.touch() > 90 => return,
            None => return,
            _ => {}
        }
        let Some(ref inner) = value else { return };
        inner.touch();
        if n == 0 {
            drop(value);
            noisy("other")
        } else if n == 1 {
            match value {
                Some(inner) => inner,
                None => return,
            }
        } else {
            let Some(inner) = value else { return };
            inner
        }
    };
    pause("end").await;
}

#[co]
pub async fn main() {
    for n in 0..2 {
        by_parts(n, (noisy("left"), noisy("right"))).await;
    }
    for n in 0..3 {
        lent(n, Some(noisy("value"))).await;
    }
}
