//! Fields that are given new values after they, or parts of them, have been moved out, also by the same statement.
use super::*;

struct Three {
    f: Noisy,
    g: (Noisy, Noisy),
    n: usize,
}

fn three() -> Three {
    Three { f: noisy("f"), g: (noisy("g0"), noisy("g1")), n: 1 }
}

#[co]
async fn by_themselves() {
    let mut x = three();
    x.f = x.f.renamed("h");
    pause("p").await;
    look(&x.f).await;
    x.f = x.f.renamed("i");
    x.n = x.f.touch();
    pause("q").await;
    x.g.0 = x.g.0.renamed("j");
    pause("r").await;
    x.g.1.consume();
    x.g.1 = noisy("k");
    pause("s").await;
    x.g.1.consume();
    x = Three { f: x.f.renamed("l"), g: (noisy("g2"), noisy("g3")), n: 1 };
    pause("t").await;
    step(x.n);
}

#[co]
async fn around_what_is_gone(both: bool) {
    let mut x = ((noisy("a"), noisy("b")), noisy("c"));
    drop(x.0.0);
    pause("p").await;
    if both {
        drop(x.0.1);
        pause("q").await;
    }
    x.0 = (noisy("d"), noisy("e"));
    pause("r").await;
    step(x.0.1.consume());
    x.0 = (noisy("f"), noisy("g"));
    pause("s").await;
}

#[co]
async fn on_the_way_out(leaves: bool) -> Option<usize> {
    let x = three();
    look(&x.f).await;
    pause("b").await;
    if leaves {
        let n = x.f.consume();
        return Some(n);
    }
    let v = (x.g.0.renamed("u"), eval("e", Some(4))?, x.g.1.consume());
    pause("c").await;
    step(x.f.touch());
    drop(v);
    None
}

#[co]
pub async fn main() {
    by_themselves().await;
    for condition in [true, false] {
        around_what_is_gone(condition).await;
        on_the_way_out(condition).await;
    }
}
