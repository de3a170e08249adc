//! The temporaries of a new value are dropped after what it takes the place of.
use super::*;

fn made(name: &'static str, from: &Noisy) -> Noisy {
    from.touch();
    noisy(name)
}
async fn see<T>(_: &T) -> usize {
    pause("see").await;
    1
}

#[co]
async fn whole(mut x: Noisy) -> usize {
    see(&x).await;
    x = made("new", &noisy("temporary"));
    see(&x).await;
    x.consume()
}

#[co]
async fn at_times(mut x: Noisy, moved: bool) -> usize {
    see(&x).await;
    if moved {
        drop(x);
        pause("moved").await;
    } else {
        x = made("second", &noisy("temporary"));
        see(&x).await;
    }
    x = made("third", &noisy("temporary"));
    see(&x).await
}

#[co]
async fn field(mut x: (Noisy, Noisy), moved: bool) -> usize {
    see(&x).await;
    if moved {
        drop(x.0);
        pause("moved").await;
    } else {
        x.0 = made("second", &noisy("temporary"));
    }
    x.0 = made("third", &noisy("temporary"));
    see(&x).await
}

#[co]
async fn of_a_block(mut x: Noisy) -> usize {
    see(&x).await;
    x = {
        let inner = noisy("inner");
        made("new", &inner)
    };
    see(&x).await;
    let pair = (noisy("before"), x = made("newer", &noisy("temporary")), noisy("after"));
    see(&x).await + pair.0.touch()
}

#[co]
pub async fn main() -> usize {
    let mut sum = whole(noisy("a")).await + at_times(noisy("b"), true).await + at_times(noisy("c"), false).await;
    sum += field((noisy("d"), noisy("e")), true).await + field((noisy("f"), noisy("g")), false).await;
    sum + of_a_block(noisy("h")).await
}
