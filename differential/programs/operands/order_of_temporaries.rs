//! What operands make that lives across an await is made where each of them stands: after a `Deref` or an `Index` of what comes
//! before, or what that calls.
use super::*;
use std::ops::{Deref, DerefMut, Index, IndexMut};

struct Own([Noisy; 2]);

impl Deref for Own {
    type Target = Noisy;
    fn deref(&self) -> &Noisy {
        step("deref");
        &self.0[0]
    }
}

impl DerefMut for Own {
    fn deref_mut(&mut self) -> &mut Noisy {
        step("deref_mut");
        &mut self.0[0]
    }
}

impl Index<usize> for Own {
    type Output = Noisy;
    fn index(&self, at: usize) -> &Noisy {
        step(format_args!("index {at}"));
        &self.0[at]
    }
}

impl IndexMut<usize> for Own {
    fn index_mut(&mut self, at: usize) -> &mut Noisy {
        step(format_args!("index_mut {at}"));
        &mut self.0[at]
    }
}

trait Named {
    fn named(&self, length: usize) -> usize;
    fn renamed_to(&mut self, length: usize, other: &Noisy) -> usize;
}

impl Named for Noisy {
    fn named(&self, length: usize) -> usize {
        self.name().len() + length
    }
    fn renamed_to(&mut self, length: usize, other: &Noisy) -> usize {
        self.touch() + length + other.touch()
    }
}

struct Holder(Noisy);

impl Holder {
    fn taken(self, length: usize) -> usize {
        self.0.touch() + length
    }
}

fn made(name: &'static str) -> Own {
    step(format_args!("make {name}"));
    Own([noisy(name), noisy("second")])
}

/// Takes what coerces to a `Noisy`.
fn both(first: &Noisy, second: &Noisy, third: usize) -> usize {
    step("both");
    first.name().len() + second.name().len() + third
}

#[co]
async fn receivers(own: &mut Own) -> usize {
    let a = later("a", own.named(noisy("argument").touch())).await;
    let b = later("b", (*own).renamed_to(own_number(noisy("c").touch()), &noisy("other"))).await;
    let c = later("c", own[1].named(made("d").named(noisy("e").touch()))).await;
    let d = later("d", made("f").named(noisy("g").touch() + made("h").touch())).await;
    a + b + c + d
}

fn own_number(n: usize) -> usize {
    step("number");
    n
}

#[co]
async fn operands(own: &Own) -> usize {
    let a = later("a", both(own, &made("a"), made("b").touch())).await;
    let b = later("b", own.name().len() + made("c").touch() * made("d").touch()).await;
    let c = later("c", [own.touch(), made("e").touch(), made("f")[noisy("g").touch() % 2].touch()]).await;
    let d = later("d", own[noisy("h").touch() % 2].name() == made("i")[noisy("j").touch() % 2].name()).await;
    let e = later("e", format_args!("{}{}", own.name(), made("k").touch()).to_string()).await;
    a + b + c[0] + c[1] + c[2] + usize::from(d) + e.len()
}

/// A receiver that is moved into its method, before what the arguments make.
#[co]
async fn moved(own: Holder, other: Noisy) -> usize {
    let a = later("a", own.taken(noisy("argument").touch())).await;
    let b = later("b", made("b").0.into_iter().map(|noisy| Holder(noisy).taken(other.named(made("c").touch()))).sum::<usize>());
    a + b.await
}

/// In a tail, operands end with the temporaries.
#[co]
async fn tail(own: &Own) -> usize {
    both(&noisy("first"), &own[1], later("l", own.named(noisy("second").touch())).await + made("m").touch())
}

/// On some paths only.
#[co]
async fn lazy(own: &Own, n: usize) -> usize {
    let a = later("a", own.named(if n > 0 && made("t").touch() > 0 { noisy("yes").touch() } else { 0 })).await;
    let b = later("b", own.touch() == n || made("u").named(noisy("v").touch()) == 1).await;
    a + usize::from(b)
}

#[co]
pub async fn main() -> usize {
    let mut own = made("own");
    let a = receivers(&mut own).await;
    let b = operands(&own).await;
    let c = moved(Holder(noisy("moved")), noisy("kept")).await;
    let d = tail(&own).await;
    a + b + c + d + lazy(&own, 1).await
}
