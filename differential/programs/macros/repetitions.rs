//! Macros of the user's that await, with repetitions.
use super::*;

macro_rules! all {
    ($($name:ident = $text:literal => $value:expr),+ $(,)?) => {
        $(let $name = later($text, $value).await;)+
    };
}
macro_rules! sum {
    ($first:expr $(, $more:expr)* $(; $name:ident * $by:expr)?) => {{
        let sum = $first $(+ $more)* $(+ $name * $by)?;
        $(step(format_args!("{} of {}", stop($more).await, sum));)*
        sum
    }};
}
macro_rules! table {
    ($([$($cell:expr),* $(,)?])*) => { [$([$($cell),*]),*] };
}

#[co]
async fn stop(n: usize) -> usize {
    pause(&n.to_string()).await;
    n
}

#[co]
async fn first_of(names: &[Noisy]) -> usize {
    macro_rules! first {
        ($($name:expr, $n:pat => $then:expr);+) => {
            match later("first", names.len()).await {
                $($n => { let _kept = $name; later("then", $then).await })+
                _ => return 100,
            }
        };
    }
    first!(noisy("none"), 0 => 1; noisy("one"), 1 | 2 => 2)
}

#[co]
pub async fn main() -> (usize, usize, [[usize; 2]; 2]) {
    all!(a = "a" => noisy("a"), b = "b" => 2);
    let sum = sum!(a.touch(), b, later("more", 3).await) + sum!(4; b * 5) + sum!(6, 7; b * eval("by", 8));
    let table = table!([eval("cell", 1), later("cell", 2).await] [3, stop(4).await,]);
    let some = first_of(&[noisy("some"), noisy("more")]).await;
    (sum, first_of(&[]).await + some + first_of(&[noisy("x"), noisy("y"), noisy("z")]).await, table)
}
