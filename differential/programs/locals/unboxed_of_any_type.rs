//! What is dereferenced by value is moved out of a box, and copied out of anything else: of types that are not written.
use super::*;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Mutex;
async fn hold<T>(x: &T) {
    pause("hold").await;
    let _ = x;
}
struct Own(u8, Noisy);
impl std::ops::Deref for Own {
    type Target = u8;
    fn deref(&self) -> &u8 {
        step("deref");
        &self.0
    }
}
impl Drop for Own {
    fn drop(&mut self) {
        step("drop own")
    }
}
#[co]
pub async fn main() -> usize {
    let r = RefCell::new(5usize);
    let g = r.borrow_mut();
    hold(&g).await;
    let a = *g;
    pause("a").await;
    drop(g);
    let m = Mutex::new(noisy("m"));
    let l = m.lock().unwrap();
    hold(&l).await;
    let n = &*l;
    look(n).await;
    drop(l);
    let rc = Rc::new((3u8, noisy("rc")));
    let c = rc.clone();
    hold(&c).await;
    let (k, _) = *c;
    pause("c").await;
    let o = Own(7, noisy("own"));
    hold(&o).await;
    let b = *o;
    pause("b").await;
    let x = later("x", Box::new(noisy("box"))).await;
    hold(&x).await;
    let y = *x;
    pause("y").await;
    let q = &b;
    hold(&q).await;
    let s = *q;
    pause("s").await;
    let z = later("z", Some(Box::new((noisy("z0"), Some(noisy("z1")))))).await;
    let w = if let Some(z) = z {
        hold(&z).await;
        match *z {
            (a, Some(b)) => {
                pause("ab").await;
                a.touch() + b.consume()
            }
            (a, None) => a.consume(),
        }
    } else {
        0
    };
    a + k as usize + b as usize + y.touch() + s as usize + w + Rc::strong_count(&rc) + boxes().await
}

#[co]
async fn mk(s: &str) -> Box<(Noisy, Noisy)> {
    pause(s).await;
    Box::new((noisy(format!("{s}0")), noisy(format!("{s}1"))))
}
#[co]
async fn boxes() -> usize {
    let a = mk("a").await;
    look(&a.0).await;
    let (x, y) = *a;
    pause("x").await;
    let n = x.consume();
    let b = mk("b").await;
    let r = &b.1;
    look(r).await;
    let z = b.0;
    pause("z").await;
    let Some(c) = Some(mk("c").await) else { return 0 };
    look(&c.0).await;
    let d = *c;
    pause("d").await;
    drop(d.1);
    for e in [mk("e").await] {
        look(&e.0).await;
        drop(e.0);
        pause("e").await;
    }
    let mut g = mk("g").await;
    grow(&mut g.0).await;
    *g = (noisy("g2"), noisy("g3"));
    look(&g.1).await;
    let h = *g;
    n + z.touch() + y.touch() + h.0.touch()
}
