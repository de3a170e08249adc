//! An array that elements are moved out of is dropped from its end where rustc has to look what is left, else from its beginning.
use super::*;

async fn make(n: &str) -> [Noisy; 3] {
    [noisy(format!("{n}x")), noisy(format!("{n}y")), noisy(format!("{n}z"))]
}

fn check(n: usize) -> Result<(), usize> {
    if n == 0 { Err(0) } else { Ok(()) }
}

#[co]
async fn returns(n: usize) -> usize {
    let arr = make("8").await;
    pause("p").await;
    if n == 0 {
        let [_, _b, _] = arr;
        pause("q").await;
        return 5;
    } else if n == 1 {
        return 3;
    }
    pause("z").await;
    step("tail");
    4
}

#[co]
async fn in_an_inner_block(n: usize) -> usize {
    {
        let arr = make("5").await;
        if n == 0 {
            let [_, _b, _] = arr;
            pause("p").await;
        } else if n == 1 {
            pause("q").await;
        }
        step("inner");
    }
    pause("r").await;
    4
}

#[co]
async fn moved_in_the_end(n: usize) -> usize {
    let arr = make("4").await;
    pause("p").await;
    if n == 0 {
        return 3;
    }
    let [_a, _, _c] = arr;
    4
}

#[co]
async fn tails(n: usize) -> usize {
    let arr = make("9").await;
    pause("p").await;
    match n {
        0 => {
            let [_, _b, _] = arr;
            pause("q").await;
            1
        }
        1 => 2,
        _ => {
            pause("q").await;
            3
        }
    }
}

#[co]
async fn whole_at_a_question_mark(n: usize) -> Result<(), usize> {
    let arr = make("1").await;
    check(n)?;
    let [_a, _b, _c] = arr;
    pause("p").await;
    check(0)?;
    Ok(())
}

#[co]
async fn out_of_a_labelled_block(n: usize) -> usize {
    let out = 'a: {
        let arr = make("7").await;
        if n == 0 {
            break 'a 1;
        }
        if n == 1 {
            let [_, _b, _] = arr;
            pause("p").await;
            break 'a 2;
        }
        pause("q").await;
        3
    };
    pause("r").await;
    out
}

#[co]
async fn breaks_and_continues(n: usize) -> usize {
    for i in 0..3 {
        let arr = make("6").await;
        if i == n {
            let [_, _b, _] = arr;
            pause("p").await;
            break;
        }
        if i == 1 {
            pause("q").await;
            continue;
        }
        pause("r").await;
    }
    4
}

#[co]
async fn moved_where_it_returns(n: usize) -> usize {
    let arr = make("3").await;
    if n == 0 {
        let [_a, ..] = arr;
        pause("p").await;
        return 3;
    }
    pause("q").await;
    4
}

#[co]
async fn never_shared(n: usize) -> Result<(), usize> {
    let arr = make("2").await;
    check(n)?;
    let [_a, _b, _c] = arr;
    pause("p").await;
    Ok(())
}

#[co]
pub async fn main() {
    for n in 0..3 {
        let _ = returns(n).await;
        let _ = in_an_inner_block(n).await;
        let _ = moved_in_the_end(n).await;
        let _ = tails(n).await;
        let _ = whole_at_a_question_mark(n).await;
        let _ = out_of_a_labelled_block(n).await;
        let _ = breaks_and_continues(n).await;
        let _ = moved_where_it_returns(n).await;
        let _ = never_shared(n).await;
    }
}
