//! Locals that were borrowed across an await are taken apart by patterns of all kinds.
use super::*;

async fn see<T>(_: &T) {
    pause("see").await;
}

fn nested(n: usize) -> Result<Option<(Noisy, Noisy)>, Noisy> {
    match n {
        0 => Ok(Some((noisy("a"), noisy("b")))),
        1 => Ok(None),
        _ => Err(noisy("e")),
    }
}
#[co]
async fn in_an_if(value: Result<Option<(Noisy, Noisy)>, Noisy>) -> usize {
    see(&value).await;
    if let Ok(Some((a, _))) = value {
        pause("in").await;
        a.consume()
    } else {
        pause("else").await;
        3
    }
}
#[co]
async fn in_a_statement(value: Result<Option<(Noisy, Noisy)>, Noisy>) -> usize {
    see(&value).await;
    let n = if let Ok(Some(pair)) = value { pair.0.consume() } else { 3 };
    pause("end").await;
    n
}
#[co]
async fn with_a_guard(value: Result<Option<(Noisy, Noisy)>, Noisy>) -> usize {
    see(&value).await;
    let n = match value {
        Ok(Some((a, b))) if a.touch() > 3 => a.consume() + b.consume(),
        Ok(Some((_, b))) => b.consume(),
        Err(e) if e.touch() == 1 => {
            pause("err").await;
            e.consume()
        }
        _ => 4,
    };
    pause("end").await;
    n
}
#[co]
async fn by_a_let_else(value: Result<Option<(Noisy, Noisy)>, Noisy>) -> Result<usize, Noisy> {
    see(&value).await;
    let pair = match value {
        Ok(pair) => pair,
        Err(e) => return Err(e),
    };
    see(&pair).await;
    let Some((a, b)) = pair else { return Ok(1) };
    see(&a).await;
    drop(a);
    pause("end").await;
    Ok(b.consume())
}
#[co]
async fn by_a_question_mark(value: Result<Option<(Noisy, Noisy)>, Noisy>) -> Result<usize, Noisy> {
    see(&value).await;
    let pair = value?;
    see(&pair).await;
    Ok(pair.map(|pair| pair.0.consume()).unwrap_or(4))
}
#[co]
async fn in_turns(mut value: Option<Noisy>) -> usize {
    let mut n = 0;
    for turn in 0..3 {
        see(&value).await;
        if let Some(v) = value {
            n += v.touch();
            value = (turn < 1).then_some(v);
        } else {
            value = Some(noisy("again"));
        }
        pause("turn").await;
    }
    n
}
struct Holder {
    one: Option<Noisy>,
    two: Result<Noisy, Noisy>,
    three: Noisy,
}
#[co]
async fn of_fields(holder: Holder) -> usize {
    see(&holder).await;
    let mut n = 0;
    if let Some(one) = holder.one {
        n += one.consume();
    }
    pause("one").await;
    n += match holder.two {
        Ok(two) => two.consume(),
        Err(_) => 1,
    };
    pause("two").await;
    n + holder.three.consume()
}
#[co]
async fn of_a_tuple(value: Option<Noisy>, other: Option<Noisy>) -> usize {
    see(&value).await;
    see(&other).await;
    let n = match (value, other) {
        (Some(v), None) => v.consume(),
        (_, Some(o)) => {
            pause("o").await;
            o.consume()
        }
        _ => 2,
    };
    pause("end").await;
    n
}
#[co]
async fn after_a_look(value: Option<Noisy>) -> usize {
    let held = &value;
    see(held).await;
    match held {
        Some(v) if v.touch() == 3 => return 1,
        _ => {}
    }
    let n = match value {
        Some(v) if v.touch() > 1 => {
            see(&v).await;
            v.consume()
        }
        _ => 0,
    };
    pause("end").await;
    n
}
#[co]
async fn into_a_let(value: Option<Noisy>) -> usize {
    see(&value).await;
    let got = if let Some(v) = value { v } else { noisy("new") };
    see(&got).await;
    got.consume()
}
#[co]
pub async fn main() -> usize {
    let mut n = 0;
    for i in 0..3 {
        n += in_an_if(nested(i)).await;
        n += in_a_statement(nested(i)).await;
        n += with_a_guard(nested(i)).await;
        n += by_a_let_else(nested(i)).await.unwrap_or(1);
        n += by_a_question_mark(nested(i)).await.unwrap_or(1);
    }
    for i in 0..2 {
        let v = (i == 0).then(|| noisy("some"));
        n += in_turns(v).await;
        n += of_a_tuple((i == 0).then(|| noisy("some")), (i == 1).then(|| noisy("other"))).await;
        n += after_a_look((i == 0).then(|| noisy("some"))).await;
        n += into_a_let((i == 0).then(|| noisy("some"))).await;
    }
    n + of_fields(Holder { one: Some(noisy("one")), two: Ok(noisy("two")), three: noisy("three") }).await
        + of_fields(Holder { one: None, two: Err(noisy("two")), three: noisy("three") }).await
}
