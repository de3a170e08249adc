//! What is matched has no name, and the `match` is an operand: the value ends with the statement.
use super::*;

fn made(n: usize) -> Result<(Noisy, Noisy), Noisy> {
    step("made");
    match n {
        0 => Err(noisy("error")),
        _ => Ok((noisy(format_args!("value{n}")), noisy("second"))),
    }
}

#[co]
async fn operand(n: usize) -> usize {
    let kept = noisy("kept");
    let sum = kept.touch()
        + match made(n) {
            Ok((a, b)) if later("first", a.touch() == 6 && n == 1).await => a.consume() + b.touch(),
            Ok((_, b)) if look(&b).await == 6 && n == 2 => {
                pause("in second").await;
                b.consume()
            }
            Err(e) if later("error", e.touch() == 5).await => e.consume(),
            Ok((a, _)) => a.touch(),
            Err(_) => 0,
        }
        + later("last", noisy("right")).await.touch();
    step("after");
    sum
}

#[co]
async fn argument(n: usize) -> (Noisy, usize) {
    let pair = (
        noisy("before"),
        match later("made", made(n)).await {
            Ok((a, b)) if later("first", n == 1).await => later("arm", a.touch() + b.consume()).await,
            Err(ref e) if look(e).await == 1 => 1,
            Ok((ref a, _)) if look(a).await > 100 => 2,
            _ => 3,
        },
    );
    pause("end").await;
    pair
}

#[co]
async fn tail(n: usize) -> usize {
    let local = noisy("local");
    match made(n) {
        Ok((a, _)) if later("tail", a.touch() > local.touch()).await => a.consume(),
        Ok((_, b)) => b.touch(),
        Err(e) if later("no", false).await => e.touch(),
        Err(_) => 7,
    }
}

#[co]
pub async fn main() -> usize {
    let mut sum = 0;
    for n in 0..4 {
        sum += operand(n).await;
        sum += argument(n).await.1;
        sum += tail(n).await;
    }
    sum
}
