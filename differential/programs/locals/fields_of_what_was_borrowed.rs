//! Fields by value of what has been borrowed across an await: joined, matched, iterated over, with `?`, on one path.
use super::*;

struct S {
    s: String,
    o: Option<Noisy>,
    l: Vec<Noisy>,
    r: Result<Noisy, usize>,
    b: Box<(Noisy, Noisy)>,
    x: Noisy,
}
fn s() -> S {
    S {
        s: "s".into(),
        o: Some(noisy("o")),
        l: vec![noisy("l1"), noisy("l2")],
        r: Ok(noisy("r")),
        b: Box::new((noisy("b0"), noisy("b1"))),
        x: noisy("x"),
    }
}
#[co]
async fn a() -> Option<String> {
    let v = s();
    look(&v.x).await;
    let t = v.s + "a";
    pause("p").await;
    let _u = v.o?;
    pause("q").await;
    for l in v.l {
        pause("l").await;
        l.touch();
    }
    match v.r {
        Ok(r) => {
            pause("r").await;
            r.touch();
        }
        Err(_) => {}
    }
    pause("s").await;
    Some(t)
}
#[co]
async fn b() -> Option<Noisy> {
    let v = s();
    look(&v.x).await;
    if let Some(o) = v.o {
        pause("o").await;
        step(v.s.len());
        return Some(o);
    }
    None
}
#[co]
async fn d(k: usize) -> Noisy {
    let v = s();
    look(&v.x).await;
    let n = match k {
        0 => v.x,
        1 => v.b.0,
        _ => noisy("none"),
    };
    pause("c").await;
    n
}
#[co]
async fn e() -> usize {
    let v = s();
    let r = &v.s;
    pause("c").await;
    let n = r.len();
    [v.x, v.b.1].len() + n
}
#[co]
pub async fn main() {
    a().await;
    b().await;
    for k in 0..3 {
        d(k).await;
    }
    e().await;
}
