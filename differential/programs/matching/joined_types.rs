//! Values of branches and arms that await, whose type is known late, or never.
use super::*;

#[co]
async fn number(n: u32) -> u32 {
    pause("number").await;
    n
}

#[co]
#[allow(unreachable_code)]
async fn forever() -> ! {
    pause("forever").await;
    panic!("never")
}

#[co]
#[allow(unreachable_code)]
async fn one(n: u32) -> u32 {
    let _never = match n {
        0 => forever().await,
        _ => return number(n).await,
    };
    _never
}

#[co]
async fn shown<'a>(text: &'a str, n: u32) -> &'a str {
    let part = if n > 1 { number(n).await; text } else { &text[1..] };
    pause(part).await;
    println!("{part} {:>1$}", n, 3);
    loop {
        let last = loop {
            if n > 1 {
                number(n).await;
                break part;
            }
            break "a";
        };
        return last;
    }
}

#[co]
pub async fn main() -> usize {
    let value = noisy("value");
    let late = if value.touch() > 0 { number(1).await; Default::default() } else { Default::default() };
    let long: u64 = late;
    let mut found = if value.touch() > 0 { number(2).await; None } else { None };
    pause("found").await;
    found = found.or(Some(3u8));
    let float = if value.touch() > 0 { number(3).await; 1.5 } else { 2.5 };
    let (left, right) = match value.touch() {
        0 => (1, number(4).await),
        _ => (2, 3),
    };
    let add = |n: u32| n + right;
    let sums = if value.touch() > 0 {
        number(5).await;
        vec![1].into_iter().map(add)
    } else {
        vec![2, 3].into_iter().map(add)
    };
    let sums: Vec<u32> = sums.collect();
    let all = if value.touch() > 0 { number(6).await; &sums[..] } else { &sums[1..] };
    pause("all").await;
    let text = format!("{:?} {found:?} {}", all, float);
    println!("{text}");
    text.len() + shown(&text, one(7).await).await.len() + left + long as usize + value.touch()
}
