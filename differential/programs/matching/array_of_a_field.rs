//! An array in a field, whole where another field has been moved, is dropped from its first element where rustc need not look.
use super::*;
struct Both {
    array: [Noisy; 2],
    other: Noisy,
}
fn both(name: &'static str) -> Both {
    step(name);
    Both { array: [noisy("first"), noisy("second")], other: noisy("other") }
}
#[co]
async fn one(way: bool) -> usize {
    let both = both("one");
    drop(both.other);
    if way {
        pause("p").await;
    } else {
        let [a, _] = both.array;
        pause("q").await;
        return a.touch();
    }
    step("end");
    1
}
#[co]
async fn two(way: bool) -> usize {
    let both = both("two");
    if way {
        drop(both.other);
    } else if eval("never", 1) == 2 {
        let [a, _] = both.array;
        pause("q").await;
        return a.touch();
    }
    step("end");
    1
}
#[co]
async fn three(way: bool) -> usize {
    {
        let both = both("three");
        pause("before").await;
        if way {
            drop(both.other);
        }
        pause("a").await;
        if eval("n", 1) == 1 {
            step("leaves the block");
        } else {
            let [_, b] = both.array;
            pause("b").await;
            b.touch();
            return 2;
        }
    }
    pause("c").await;
    1
}
#[co]
async fn four(way: bool) -> Result<usize, ()> {
    let both = both("four");
    pause("before").await;
    drop(both.other);
    if way {
        Err(())?;
    }
    pause("mid").await;
    let [a, _] = both.array;
    pause("last").await;
    Ok(a.touch())
}
#[co]
async fn five(way: bool) -> usize {
    let both = both("five");
    pause("before").await;
    for n in 0..2 {
        if n == 1 {
            let o = both.other;
            pause("mid").await;
            o.touch();
            break;
        }
    }
    if way {
        let [a, _] = both.array;
        pause("x").await;
        drop(a);
    }
    3
}
#[co]
pub async fn main() -> usize {
    one(true).await
        + one(false).await
        + two(true).await
        + two(false).await
        + three(true).await
        + three(false).await
        + four(true).await.unwrap_or(0)
        + four(false).await.unwrap_or(0)
        + five(true).await
        + five(false).await
}
