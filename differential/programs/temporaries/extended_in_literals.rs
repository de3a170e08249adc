//! `let` extends what is borrowed in a literal, a tuple struct, a cast, a block or a branch, awaited or not.
use super::*;

struct Pair<'a>(&'a Noisy, usize);

struct Named<'a> {
    first: &'a Noisy,
    second: usize,
}

#[co]
async fn literals() -> usize {
    let named = Named { second: look(&noisy("ended")).await, first: &later("p", noisy("first")).await };
    let pair = Pair(&noisy("pair"), noisy("ended too").touch());
    let array = [&noisy("one"), &later("q", noisy("two")).await];
    let some = Some(&noisy("some"));
    pause("r").await;
    named.first.touch() + named.second + pair.0.touch() + pair.1 + array[1].touch() + some.map_or(0, Noisy::touch)
}

#[co]
async fn branches(n: usize) -> usize {
    let chosen = if n == 0 {
        let _inner = noisy("inner");
        &(later("p", noisy("then")).await, look(&noisy("ended")).await).0
    } else {
        &noisy("else")
    };
    let matched = match n {
        1 => &noisy("one"),
        _ => {
            let _inner = noisy("inner");
            pause("q").await;
            &noisy("other")
        }
    };
    let block = {
        let _inner = noisy("inner of a block");
        &noisy(format_args!("like {}", noisy("ended").name()))
    };
    pause("r").await;
    chosen.touch() + matched.touch() + block.touch()
}

#[co]
pub async fn main() -> (usize, usize, usize) {
    (literals().await, branches(0).await, branches(1).await)
}
