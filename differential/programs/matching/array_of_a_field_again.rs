//! The same where a method is asked about, fields are given new values, or the local is borrowed.
use super::*;
struct Both {
    array: [Noisy; 2],
    other: Noisy,
    more: Option<Noisy>,
}
trait Ends {
    fn ends(self) -> usize;
}
impl Ends for Noisy {
    fn ends(self) -> usize {
        self.touch()
    }
}
impl Ends for &mut Both {
    fn ends(self) -> usize {
        1
    }
}
fn both(name: &'static str) -> Both {
    step(name);
    Both { array: [noisy("first"), noisy("second")], other: noisy("other"), more: Some(noisy("more")) }
}
#[co]
async fn asked(way: bool) -> usize {
    let both = both("asked");
    let n = both.other.ends();
    if way {
        pause("p").await;
    } else {
        let [a, _] = both.array;
        pause("q").await;
        return a.touch();
    }
    step("end");
    n
}
#[co]
async fn borrowed(way: bool) -> usize {
    let both = both("borrowed");
    let r = &both.array;
    pause("r").await;
    r[0].touch();
    let n = both.other.ends();
    {
        if way {
            if let Some(more) = both.more {
                more.touch();
            }
            pause("p").await;
        } else {
            let [a, _] = both.array;
            pause("q").await;
            return a.touch();
        }
    }
    step("end");
    n
}
#[co]
async fn renewed(way: bool) -> usize {
    let mut both = self::both("renewed");
    drop(both.other);
    pause("p").await;
    if way {
        both = self::both("again");
        pause("q").await;
        drop(both.more);
        pause("r").await;
    } else {
        both.other = noisy("refilled");
        pause("s").await;
        let Both { array: [_, b], other, .. } = both;
        pause("t").await;
        drop(b);
        drop(other);
    }
    step("end");
    pause("u").await;
    5
}
#[co]
async fn param(both: Both, way: bool) -> Option<usize> {
    drop(both.other);
    pause("p").await;
    if way {
        both.more?;
        pause("q").await;
        None?
    }
    let [a, _] = both.array;
    pause("q").await;
    Some(a.touch())
}
#[co]
async fn array_of_arrays(way: bool) -> usize {
    let x = ([noisy("a"), noisy("b")], noisy("c"), [noisy("d"), noisy("e")]);
    pause("p").await;
    drop(x.1);
    if way {
        pause("z").await;
    } else {
        let [a, _] = x.0;
        pause("q").await;
        a.touch();
    }
    step("end");
    1
}
#[co]
pub async fn main() -> usize {
    asked(true).await
        + asked(false).await
        + borrowed(true).await
        + borrowed(false).await
        + renewed(true).await
        + renewed(false).await
        + param(both("p"), true).await.unwrap_or(0)
        + param(both("p"), false).await.unwrap_or(0)
        + array_of_arrays(true).await
        + array_of_arrays(false).await
}
