//! An await in a guard of a match on a value that has no name.
use super::*;

fn made(n: usize) -> Result<(usize, Noisy), Noisy> {
    match n % 3 {
        0 => Err(noisy("error")),
        _ => Ok((n, noisy(format_args!("value {n}")))),
    }
}

#[co]
async fn statement(n: usize) -> usize {
    let _local = noisy("local");
    match later("made", made(n)).await {
        Ok((1, _)) if later("one", false).await => return 1,
        Ok((n, ref name)) if later("name", name.touch() > 20).await => return n,
        Ok((n, ref name)) => {
            pause("ok").await;
            return n + name.touch();
        }
        Err(ref error) if later("error", error.touch() > 100).await => {}
        Err(ref mut error) => {
            error.grow();
            pause("err").await;
        }
    }
    step("after");
    2
}

#[co]
async fn of_two(a: &Noisy, b: usize) -> usize {
    let kept = match (a.touch(), later("b", b).await) {
        (a, b) if later("equal", a == b).await => (a, noisy("equal")),
        (a, 2) if later("two", a > 0).await => (a, noisy("two")),
        (_, b) => (b, noisy("other")),
    };
    pause("kept").await;
    let end = match noisy("last").name() {
        name if later(name, b > 2).await => kept.1.touch(),
        name => kept.0 + name.len(),
    };
    end
}

#[co]
pub async fn main() -> usize {
    let mut sum = 0;
    for n in 0..3 {
        sum += statement(n).await;
    }
    let a = noisy("a");
    for b in 1..4 {
        sum += of_two(&a, b).await;
    }
    sum
}
