//! What a guard that awaits does with what is bound: in closures, macros, format strings, as an operand.
use super::*;

#[co]
async fn closures(value: Result<usize, Noisy>) -> usize {
    let factor = 2;
    match value {
        Ok(n) if later("twice", (|| n * factor)() > 10).await => n,
        Ok(n) if later("moved", (move || n * factor)() == 4).await => n + 1,
        Ok(n) if async move { n + 1 }.await == 4 => n + 2,
        Ok(n) if [1, 2, 3].iter().any(|m| *m == n) && later("any", true).await => n + 3,
        Err(e) if later(format!("{e:?} {}", e.name()), (|| e.touch())() == 2).await => e.consume(),
        Err(e) if later("len", { let len = |s: &Noisy| s.touch(); len(&e) } == 3).await => {
            let e = e;
            pause("in arm").await;
            e.touch()
        }
        Ok(_) => 0,
        Err(e) => e.consume(),
    }
}

#[co]
async fn names(value: Option<(Noisy, usize)>) -> usize {
    match value {
        Some((s, n)) if { let s = s.touch() + n; later("hidden", s == 2).await } => s.consume(),
        Some((s, n)) if matches!(later("matched", n).await, 2 | 3) && { assert_eq!(n, 2); s.touch() > 0 } => n,
        Some((s, n)) if vec![n, s.touch()].iter().sum::<usize>() == later(n, 7).await => 7,
        Some((s, _)) => s.touch(),
        None => 0,
    }
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    for value in [Ok(6), Ok(2), Ok(3), Ok(1), Ok(5), Err(noisy("ab")), Err(noisy("abc")), Err(noisy("abcd"))] {
        all.push(closures(value).await);
    }
    for n in 1..5 {
        all.push(names(Some((noisy("abc"), n))).await);
        all.push(names(Some((noisy("a"), n))).await);
    }
    all.push(names(None).await);
    all
}
