//! Arrays, in locals and inside of other values, that patterns move elements out of on some paths.
use super::*;

async fn make(n: &str) -> [Noisy; 3] {
    [noisy(format!("{n}x")), noisy(format!("{n}y")), noisy(format!("{n}z"))]
}

enum Held {
    Some([Noisy; 2]),
}

#[co]
async fn elements_of_elements(n: usize) -> usize {
    let arr = [Some(noisy("x")), None, Some(noisy("z"))];
    pause("p").await;
    if n == 0 {
        if let [Some(_a), _, _] = arr {
            pause("q").await;
        }
    }
    pause("r").await;
    4
}

#[co]
async fn the_rest_of_one(n: usize) -> usize {
    let [_a, mut rest @ ..] = make("m").await;
    pause("q").await;
    if n == 0 {
        let [_b, _] = rest;
        rest = [noisy("n"), noisy("o")];
        pause("r").await;
    }
    rest[0].touch();
    pause("s").await;
    4
}

#[co]
async fn scrutinee(n: usize) -> usize {
    match make("1").await {
        [_a, _, _c] if n == 0 => {
            pause("p").await;
            1
        }
        [_, _b, _] => {
            pause("q").await;
            2
        }
    }
}

#[co]
async fn tuples(n: usize) -> usize {
    let arr = [(noisy("x"), noisy("x2")), (noisy("y"), noisy("y2"))];
    pause("p").await;
    if n == 0 {
        let [_, (_a, _)] = arr;
        pause("q").await;
    }
    pause("r").await;
    4
}

#[co]
async fn after_the_last_await(n: usize) -> usize {
    let arr = make("1").await;
    pause("p").await;
    let [_a, _, _c] = arr;
    if n == 0 {
        return 3;
    }
    4
}

#[co]
async fn boxed(n: usize) -> usize {
    let b = Box::new([noisy("x"), noisy("y")]);
    pause("p").await;
    if n == 0 {
        let [_a, _] = *b;
        pause("q").await;
    }
    pause("r").await;
    4
}

#[co]
async fn given_again(n: usize) -> usize {
    let mut arr = make("1").await;
    for i in 0..2 {
        if i == n {
            let [_a, ..] = arr;
            pause("p").await;
            arr = make("2").await;
        }
        pause("q").await;
    }
    arr[0].touch();
    pause("r").await;
    4
}

#[co]
async fn captured(n: usize) -> usize {
    let arr = make("m").await;
    let f = async move {
        let [_a, ..] = arr;
        pause("in").await;
    };
    if n == 0 {
        return 3;
    }
    f.await;
    4
}

#[co]
#[allow(irrefutable_let_patterns)]
async fn in_a_variant(n: usize) -> usize {
    let e = Held::Some([noisy("a"), noisy("b")]);
    pause("p").await;
    if n == 1 {
        return 3;
    }
    if n == 0 {
        if let Held::Some([a, _]) = e {
            drop(a);
            pause("q").await;
        }
    }
    pause("r").await;
    4
}

#[co]
async fn at_times_after_it(n: usize) -> usize {
    let arr = make("1").await;
    pause("p").await;
    if n == 1 {
        return 3;
    }
    if n == 0 {
        let [_a, _, _c] = arr;
    }
    4
}

#[co]
pub async fn main() {
    for n in 0..3 {
        let _ = elements_of_elements(n).await;
        let _ = the_rest_of_one(n).await;
        let _ = scrutinee(n).await;
        let _ = tuples(n).await;
        let _ = after_the_last_await(n).await;
        let _ = boxed(n).await;
        let _ = given_again(n).await;
        let _ = captured(n).await;
        let _ = in_a_variant(n).await;
        let _ = at_times_after_it(n).await;
    }
}
