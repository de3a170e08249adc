//! What a `let` of a chain finds behind a reference, or in a temporary, is looked at by the rest of the chain and then used
//! across an await; where the chain does not hold, the reference is used again.
//@ edition: 2024
use super::*;

struct Owner(Noisy);

impl Owner {
    fn get(&self) -> Option<&Noisy> {
        Some(&self.0)
    }
    fn length(&self) -> usize {
        self.0.touch()
    }
}

fn owner(name: &str) -> Owner {
    Owner(noisy(name))
}

#[co]
async fn assigned_otherwise(value: &mut Option<Noisy>) -> usize {
    if let Some(inner) = value
        && inner.touch() > 1
    {
        look(inner).await
    } else {
        *value = None;
        pause("none").await;
        3
    }
}

#[co]
async fn matched_otherwise(value: &mut Option<Noisy>) -> usize {
    if let Some(inner) = value
        && inner.touch() > 1
    {
        look(inner).await
    } else if let Some(inner) = value {
        grow(inner).await;
        inner.touch()
    } else {
        4
    }
}

#[co]
async fn in_a_loop(value: &mut Option<Noisy>) -> usize {
    let mut count = 0;
    while let Some(inner) = value
        && inner.touch() < 4
    {
        grow(inner).await;
        count += 1;
        if count > 6 {
            *value = None;
        }
    }
    count
}

#[co]
async fn temporaries() -> usize {
    let mut count = 0;
    while let Some(a) = owner("a").get()
        && count < 2
        && let Some(b) = owner("b").get()
        && owner("condition").length() > 2
        && let n = owner("n").length()
        && n > 0
    {
        count += 1;
        if count == 1 && later("first", true).await {
            continue;
        }
        pause(a.name()).await;
        if b.touch() > 90 {
            break;
        }
    }
    if let Some(c) = owner("c").get()
        && let Some(d) = owner("dd").get()
        && c.touch() == d.touch()
    {
        count
    } else if let Some(e) = owner("e").get()
        && e.touch() > 0
    {
        pause(e.name()).await;
        count + 1
    } else {
        0
    }
}

#[co]
pub async fn main() -> usize {
    let mut sum = temporaries().await;
    for name in [Some("a"), Some("bb"), None] {
        let make = || name.map(|name| noisy(name));
        sum += assigned_otherwise(&mut make()).await;
        sum += matched_otherwise(&mut make()).await + in_a_loop(&mut make()).await;
    }
    sum
}
