//! Arrays that patterns move elements out of: in some arms, of an argument, in another array, in a field; or that are moved whole.
use super::*;

struct Fields {
    before: Noisy,
    elements: [Noisy; 3],
    after: Noisy,
}

#[co]
async fn in_arms(n: usize) {
    let arr = [noisy("x"), noisy("y"), noisy("z"), noisy("w")];
    match n {
        0 => {
            let [_a, .., _d] = arr;
            pause("q").await;
        }
        1 => {
            let [_, _b, ..] = arr;
            pause("q").await;
        }
        2 => {
            pause("q").await;
        }
        3 => drop(arr),
        _ => {}
    }
    pause("r").await;
    step("end");
}

#[co]
async fn in_a_field(b: bool) {
    let s = Fields { before: noisy("k"), elements: [noisy("x"), noisy("y"), noisy("z")], after: noisy("l") };
    pause("p").await;
    if b {
        let [_, a, _] = s.elements;
        step("in");
        drop(a);
    }
    step("after");
    pause("q").await;
    step("end");
}

#[co]
#[allow(irrefutable_let_patterns)]
async fn of_an_argument(arr: [Noisy; 3], b: bool) {
    pause("p").await;
    if b {
        if let [a, ..] = arr {
            step("in");
            drop(a);
        }
    }
    step("after");
    pause("q").await;
    step("end");
}

#[co]
async fn of_an_element(arr: [[Noisy; 2]; 2], b: bool) {
    pause("p").await;
    if b {
        let [[a, _], _] = arr;
        step("in");
        drop(a);
    }
    step("after");
    pause("q").await;
    step("end");
}

#[co]
async fn of_a_tuple(arr: ([Noisy; 2], Noisy), b: bool) {
    pause("p").await;
    if b {
        let ([a, _], _) = arr;
        step("in");
        drop(a);
    }
    step("after");
    pause("q").await;
    step("end");
}

#[co]
pub async fn main() {
    for n in 0..5 {
        in_arms(n).await;
    }
    for b in [true, false] {
        in_a_field(b).await;
        of_an_argument([noisy("x"), noisy("y"), noisy("z")], b).await;
        of_an_element([[noisy("x"), noisy("y")], [noisy("z"), noisy("w")]], b).await;
        of_a_tuple(([noisy("x"), noisy("y")], noisy("z")), b).await;
    }
}
