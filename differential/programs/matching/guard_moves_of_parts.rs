//! Guards that await, of matches on tuples and values of a generic type, which are moved if they hold.
use super::*;

#[co]
async fn nested(pair: (Noisy, Noisy), tuple: (Noisy, (Noisy, usize))) -> usize {
    let n = match pair {
        (a, b) if later("pair", a.touch() == b.touch()).await => a.consume(),
        (_, b) if look(&b).await == 2 => {
            pause("b").await;
            b.consume()
        }
        (a, ..) => a.consume(),
    };
    n + match tuple.1 {
        (inner, 1) if look(&inner).await == 5 => inner.consume() + tuple.0.touch(),
        (_, n) => {
            pause("n").await;
            n + tuple.0.consume()
        }
    }
}

#[co]
async fn generic<T: AsRef<str>>(value: Result<T, Box<T>>) -> usize {
    match value {
        Ok(text) if later("ok", text.as_ref().len() > 2).await => text.as_ref().len(),
        Err(boxed) if later("err", (*boxed).as_ref().len() > 2).await => {
            pause("boxed").await;
            let text = *boxed;
            text.as_ref().len() + 1
        }
        Ok(text) => text.as_ref().len() + 2,
        Err(_) => 0,
    }
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    all.push(nested((noisy("a"), noisy("b")), (noisy("t"), (noisy("inner"), 1))).await);
    all.push(nested((noisy("a"), noisy("bb")), (noisy("t"), (noisy("i"), 1))).await);
    all.push(nested((noisy("a"), noisy("bbb")), (noisy("t"), (noisy("inner"), 2))).await);
    for text in ["a", "abc"] {
        all.push(generic(Ok(text)).await + generic(Err(Box::new(text.to_string()))).await);
    }
    all
}
