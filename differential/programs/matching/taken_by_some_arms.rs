//! A local is taken by some arms of a match and left by others, and an await follows.
use super::*;

#[derive(Debug)]
struct Reply {
    status: u8,
    text: Noisy,
}

#[derive(Debug)]
enum Failure {
    Unexpected(Reply),
    Closed(Noisy),
}

fn reply(text: &str) -> Reply {
    Reply { status: 1, text: noisy(text) }
}

#[co]
async fn field_of_it(result: Result<Reply, Failure>) -> usize {
    let kept = noisy("kept");
    let result = later("result", result).await;
    match result {
        Ok(reply) => assert_eq!(reply.status, 1),
        Err(Failure::Unexpected(_)) => {}
        Err(failure) => step(format_args!("{failure:?}")),
    }
    pause("after").await;
    kept.touch()
}

#[co]
async fn left_by_one(result: Result<Noisy, Noisy>) -> usize {
    let n = match result {
        Ok(ok) => ok.consume(),
        Err(_) => 0,
    };
    pause("after").await;
    n
}

#[co]
async fn once_more(mut count: u32) -> u32 {
    while count > 0 {
        let result: Result<Noisy, u32> = later("result", if count == 2 { Err(5) } else { Ok(noisy(count)) }).await;
        if let Ok(ok) = result {
            ok.consume();
        }
        pause("after").await;
        count -= 1;
    }
    count
}

#[co]
async fn numbers(result: Result<u64, [u64; 4]>) -> u64 {
    pause("before").await;
    let n = match result {
        Ok(n) => n + 1,
        Err(_) => 0,
    };
    pause("after").await;
    n
}

#[co]
pub async fn main() -> usize {
    let results = [Ok(reply("a")), Err(Failure::Unexpected(reply("b"))), Err(Failure::Closed(noisy("c")))];
    let mut sum = 0;
    for result in results {
        sum += field_of_it(result).await;
    }
    sum += left_by_one(Ok(noisy("ok"))).await + left_by_one(Err(noisy("err"))).await;
    step(once_more(3).await);
    step(numbers(Ok(1)).await + numbers(Err([0; 4])).await);
    sum
}
