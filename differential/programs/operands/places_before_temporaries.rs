//! A place that comes first is read first, also where what changes it makes a temporary that lives across the await.
use super::*;

#[derive(Clone, Copy, Debug)]
struct Num(i32);

impl Num {
    fn plus(self, n: i32) -> Num {
        step(format_args!("{} plus {n}", self.0));
        Num(self.0 + n)
    }
    fn get(self) -> i32 {
        self.0
    }
    fn bump(&mut self) -> Num {
        step("bump");
        self.0 += 10;
        *self
    }
}

#[co]
pub async fn main() -> (i32, i32, bool, bool, i32) {
    let (mut x, mut y, mut v, mut b) = (1i32, Num(1), [Num(1), Num(2)], Box::new(Num(1)));
    let first = later("x", x.wrapping_add({
        x = 3;
        Num(x).plus(1).get()
    }))
    .await;
    let second = later("y", y.plus(y.bump().get()).get()).await;
    let third = later("z", y.0 == y.bump().get()).await;
    let fourth = later("v", v[0].0 < v[0].bump().plus(1).get()).await;
    let fifth = later("b", b.plus(b.bump().plus(v[0].bump().get()).get()).get()).await;
    step(format_args!("{x} {y:?} {v:?} {b:?}"));
    (first, second, third, fourth, fifth)
}
