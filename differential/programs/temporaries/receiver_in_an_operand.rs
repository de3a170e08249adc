//! An operand of an awaited expression mentions the receiver where it makes something.
use super::*;

#[derive(Clone, Copy, Debug)]
struct Num(usize);
impl Num {
    fn plus(self, n: usize) -> Num {
        step(format_args!("{} plus {n}", self.0));
        Num(self.0 + n)
    }
    fn seen(&self, n: usize) -> usize {
        step(format_args!("{} seen {n}", self.0));
        n
    }
}

fn made(n: usize) -> Noisy {
    noisy(format!("made {n}"))
}

#[co]
pub async fn main() -> usize {
    let (x, y) = (Num(1), Num(2));
    look(&noisy("first")).await;
    let z = &x;
    pause("p").await;
    let n = later("n", y.plus(made(y.0).touch()).seen(made(z.0).touch())).await;
    let m = later("m", x.plus(x.plus(made(x.0).touch()).seen(1)).seen(2)).await;
    n + m
}
