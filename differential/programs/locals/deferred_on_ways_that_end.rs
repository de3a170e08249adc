//! Declared first; initialised on some ways, and the others end: in a panic, in a function that does not return, in a
//! `return` inside of a statement.
use super::*;

fn stop(word: &str) -> ! {
    panic!("stop {word}")
}

#[co]
async fn by_name(number: i64) -> Noisy {
    let value;
    let count: i64;
    if number < 3 {
        value = later("a", noisy("value")).await;
        count = later("b", number).await;
    } else {
        stop("by name")
    }
    pause("c").await;
    step(&format!("{count}"));
    value
}

#[co]
async fn by_panic(number: i64) -> i64 {
    let value;
    match number {
        0 => value = later("d", noisy("zero")).await,
        1 => {
            pause("e").await;
            value = noisy("one");
        }
        _ => panic!("no value"),
    }
    pause("f").await;
    step(&value.to_string());
    number
}

#[co]
async fn by_return(number: i64) -> Option<Noisy> {
    let value: Noisy;
    loop {
        if number > 1 {
            value = later("g", noisy("value")).await;
            break;
        }
        let _ = pause("h").await;
        return None;
    }
    let borrowed = &value;
    pause("i").await;
    step(&borrowed.to_string());
    Some(value)
}

#[co]
pub async fn main() {
    for number in 0..4 {
        drop(by_return(number).await);
        if number < 2 {
            by_panic(number).await;
        }
    }
    drop(by_name(2).await);
    by_name(3).await;
}
