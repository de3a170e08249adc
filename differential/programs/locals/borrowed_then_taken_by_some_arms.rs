//! A local that was borrowed across an await is moved by a pattern that may not match, beside one that takes nothing.
use super::*;

async fn see(value: &Option<Noisy>) -> bool {
    pause("see").await;
    value.is_some()
}

#[co]
async fn statement(value: Option<Noisy>) -> usize {
    see(&value).await;
    if let Some(some) = value { some.consume() } else { 3 }
}

#[co]
async fn arms(value: Option<Noisy>) -> usize {
    see(&value).await;
    match value {
        Some(some) => {
            pause("arm").await;
            some.consume()
        }
        _ => 1,
    }
}

#[co]
async fn ignored(value: Result<Noisy, Noisy>) -> usize {
    let _first = noisy("first");
    let borrowed = &value;
    pause("borrowed").await;
    step(borrowed.is_ok());
    let n = match value {
        Ok(ok) => ok.consume(),
        Err(_) => 2,
    };
    pause("matched").await;
    n
}

#[co]
async fn otherwise(value: Result<Noisy, Noisy>) -> usize {
    let _first = noisy("first");
    let borrowed = &value;
    pause("borrowed").await;
    step(borrowed.is_ok());
    let Ok(ok) = value else {
        pause("else").await;
        return 3;
    };
    pause("matched").await;
    ok.consume()
}

#[co]
async fn otherwise_at_once(value: Result<Noisy, Noisy>) -> usize {
    let borrowed = &value;
    pause("borrowed").await;
    step(borrowed.is_ok());
    let Ok(ok) = value else { return 3 };
    pause("matched").await;
    ok.consume()
}

#[co]
async fn once(value: Option<Noisy>) -> usize {
    let borrowed = &value;
    pause("borrowed").await;
    step(borrowed.is_some());
    let mut n = 0;
    while let Some(some) = value {
        pause("loop").await;
        n += some.consume();
        break;
    }
    pause("after").await;
    n
}

#[co]
async fn whole(value: Result<Noisy, Noisy>) -> usize {
    let borrowed = &value;
    pause("borrowed").await;
    step(borrowed.is_ok());
    if let whole @ Ok(_) = value {
        pause("whole").await;
        return whole.is_ok() as usize;
    }
    pause("else").await;
    7
}

#[co]
async fn printed() -> Vec<usize> {
    let mut seen = vec![];
    for n in 0..2 {
        let value = (n, format!("n{n}"));
        let borrowed = (&value, &n);
        pause(format!("{borrowed:?}")).await;
        seen.push(borrowed.0.1.len() + value.0);
    }
    seen
}

#[co]
pub async fn main() -> usize {
    let mut sum = statement(Some(noisy("a"))).await + statement(None).await;
    sum += arms(Some(noisy("b"))).await + arms(None).await;
    for ok in [true, false] {
        let result = || if ok { Ok(noisy("ok")) } else { Err(noisy("error")) };
        sum += ignored(result()).await;
        sum += otherwise(result()).await;
        sum += otherwise_at_once(result()).await;
        sum += whole(result()).await;
        sum += once(result().ok()).await;
    }
    sum + printed().await.len()
}
