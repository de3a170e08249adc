//! The user's own macros that are handed awaits, await, leave the function, or take a name.
use super::*;

macro_rules! or_leave {
    ($e:expr, $left:expr) => {
        match $e {
            Some(x) => x,
            None => return $left,
        }
    };
}
macro_rules! twice {
    ($name:ident . $method:ident ( $($args:tt)* )) => {{
        let x = $name.$method($($args)*);
        x + $name.$method($($args)*)
    }};
}
macro_rules! later_of {
    ($text:literal) => {
        later($text, $text.len()).await
    };
    ($text:literal, $($more:tt)+) => {
        later_of!($text) + later_of!($($more)+)
    };
}
macro_rules! never_or {
    ($value:expr) => {
        if eval("cond", true) { 0 } else { $value }
    };
}
macro_rules! pair {
    ($a:pat, $b:pat) => {
        ($a, $b)
    };
}

#[derive(Debug)]
pub struct Adder(usize, Noisy);

impl Adder {
    fn add(&mut self, n: usize) -> usize {
        self.0 += n;
        self.0
    }
}

#[co]
async fn found(name: Noisy, x: Option<usize>) -> (usize, Noisy) {
    let y = or_leave!(later("found", x).await, (0, name));
    let z = or_leave!(later("found again", x.filter(|x| *x > 1)).await, (y, name));
    (z, noisy("both"))
}

#[co]
async fn own(limit: usize) -> usize {
    let mut count = 0;
    macro_rules! add {
        ($n:expr) => {
            count += $n;
            if count > limit {
                return count;
            }
        };
    }
    add!(later("one", 1).await);
    let kept = noisy("kept");
    add!(later("two", kept.touch()).await);
    add! { 3 }
    count
}

#[co]
pub async fn main() -> (usize, usize, usize, usize, Adder) {
    let mut sum = 0;
    for x in [None, Some(1), Some(2)] {
        sum += found(noisy(format_args!("{x:?}")), x).await.0;
    }
    let mut adder = Adder(1, noisy("adder"));
    let added = &mut adder;
    pause("borrowed").await;
    let x = twice!(added.add(eval("n", 2)));
    step(format_args!("{x}"));
    let texts = later_of!("a", "bc", "def");
    let never = never_or!(later("never", noisy("never")).await.touch());
    let pair!(left, mut right) = later("pair", (noisy("left"), noisy("right"))).await;
    pause("bound").await;
    right.grow();
    sum += left.touch() + own(100).await + own(2).await;
    (sum, x, texts, never, adder)
}
