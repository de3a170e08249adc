//! `tokio::select!`: handlers that await, use `?`, `break`, `continue` and `return`; patterns that fail; conditions; `else`.
use super::*;

#[co]
async fn fails(n: u32) -> Result<u32, Noisy> {
    pause("in fails").await;
    if n == 3 { Err(noisy("error")) } else { Ok(n) }
}

#[co]
async fn serve(stop: u32, list: &mut Vec<Noisy>) -> Result<usize, Noisy> {
    let mut turn = 0;
    let guard = noisy("guard");
    let mut slow = Box::pin(later("slow", noisy("slow")));
    let mut done = false;
    'serve: loop {
        turn += 1;
        let seen = tokio::select! {
            biased;
            Some(value) = later("first", (turn == 1).then(|| noisy("odd"))) => {
                list.push(value);
                pause("in the handler").await;
                continue;
            }
            value = &mut slow, if !done && turn > 2 => {
                done = true;
                value.touch()
            }
            (a, b) = later("pair", (noisy("a"), noisy("b"))), if turn == 2 => {
                look(&a).await;
                drop(b);
                list.push(a);
                fails(turn).await?;
                2
            },
            _ = later("whatever", noisy("whatever")) => match turn {
                4 => {
                    pause("before the break").await;
                    break 'serve;
                }
                5.. => return Ok(turn as usize),
                n => fails(n).await? as usize,
            },
            else => 9,
        };
        step(&format!("seen {seen}"));
        if turn == stop {
            fails(3).await?;
        }
    }
    tokio::select! {
        biased;
        None = later("never matches", Some(noisy("some"))) => step("none"),
        else => {
            pause("in else").await;
            step("else");
        }
    }
    Ok(guard.touch() + list.len())
}

#[co]
async fn tail(value: Noisy) -> usize {
    tokio::select! {
        biased;
        n = look(&value) => n,
        _ = pause("p") => value.consume(),
    }
}

#[co]
pub async fn main() -> (Result<usize, Noisy>, Result<usize, Noisy>, usize) {
    let mut list = vec![];
    let a = serve(3, &mut list).await;
    let b = serve(9, &mut list).await;
    (a, b, tail(noisy("tail")).await)
}
