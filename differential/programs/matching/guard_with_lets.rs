//! Guards with `let`: what they bind and make lives to the end of the arm, and is dropped before what the pattern binds.
use super::*;

fn half(of: &Noisy) -> Option<Noisy> {
    (of.touch() > 1).then(|| noisy(format_args!("half of {}", of.name())))
}

#[co]
async fn chained(value: Option<Noisy>) -> usize {
    match value {
        Some(s) if let Some(h) = later("half", half(&s)).await && later("long", h.touch() > 10).await => {
            pause("in arm").await;
            s.touch() + h.consume()
        }
        Some(s) if later("first", s.touch() == 2).await && let Some(h) = half(&noisy("temporary")) => {
            pause("in second").await;
            h.touch() + s.consume()
        }
        Some(mut s) if let Ok(n) = s.name().parse::<usize>() && later("number", true).await => {
            s.grow();
            pause("number").await;
            n
        }
        None => 0,
        Some(s) => s.touch(),
    }
}

#[co]
async fn hiding(value: Result<Noisy, usize>) -> usize {
    match value {
        Ok(s) if let Some(s) = later("half", half(&s)).await => {
            pause("hidden").await;
            s.consume()
        }
        Err(n) if let 1..=5 = later("n", n).await => n,
        Err(n) if later("big", n > 10).await => n + 1,
        Ok(s) => s.consume(),
        Err(_) => 0,
    }
}

#[co]
async fn without_await(value: Option<Noisy>) -> usize {
    match value {
        Some(s) if let Some(h) = half(&s) => {
            pause("in arm").await;
            s.touch() + h.consume()
        }
        Some(s) => later("rest", s.touch()).await,
        None => 0,
    }
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    for value in [Some(noisy("long name")), Some(noisy("ab")), Some(noisy("7")), Some(noisy("c")), None] {
        all.push(chained(value).await);
    }
    for value in [Ok(noisy("abc")), Ok(noisy("a")), Err(3), Err(11), Err(7)] {
        all.push(hiding(value).await);
    }
    for value in [Some(noisy("abc")), Some(noisy("a")), None] {
        all.push(without_await(value).await);
    }
    all
}
