//! An arm that borrows what others take, and awaits: `Err(ref e) if ..`.
use super::*;

async fn answer(name: &'static str, ok: bool) -> Result<Noisy, Noisy> {
    pause("asked").await;
    let value = noisy(name);
    if ok { Ok(value) } else { Err(value) }
}

/// The reference is not used after the await.
#[co]
async fn not_used_again(which: u8) -> Result<Noisy, Noisy> {
    let value = match answer("first", which == 0).await {
        Ok(value) => value,
        Err(ref e) if e.touch() == 5 && which == 1 => answer("second", true).await?,
        Err(e) => return Err(e),
    };
    step("after");
    pause("end").await;
    Ok(value)
}

/// It is.
#[co]
async fn used_again(which: u8) -> Result<Noisy, Noisy> {
    let value = match answer("first", which == 0).await {
        Ok(value) => value,
        Err(ref e) if which == 1 => {
            let other = answer("second", true).await?;
            e.touch();
            other
        }
        Err(e) => return Err(e),
    };
    step("after");
    pause("end").await;
    Ok(value)
}

/// Of a local.
#[co]
async fn of_a_local(which: u8) -> usize {
    let mut found = answer("first", which != 1).await;
    let n = match found {
        Ok(value) if which == 0 => value.touch(),
        Err(ref mut e) => {
            grow(e).await;
            e.touch()
        }
        Ok(_) => 1,
    };
    step("after");
    pause("end").await;
    n
}

/// A wildcard leaves it where it is.
#[co]
async fn beside_a_wildcard(which: u8) -> usize {
    let found = answer("first", which == 0).await;
    let n = match found {
        Ok(value) => {
            pause("taken").await;
            value.touch()
        }
        _ => {
            let rest = &found;
            pause("left").await;
            usize::from(rest.is_err())
        }
    };
    pause("end").await;
    n
}

/// `if let` and `let else`.
#[co]
async fn in_conditions(which: u8) -> usize {
    let found = answer("first", which == 0).await;
    if let Err(ref e) = found {
        grow_less(e).await;
        e.touch();
    } else if let Ok(value) = found {
        pause("taken").await;
        value.touch();
    }
    pause("end").await;
    1
}

#[co]
async fn grow_less(e: &Noisy) {
    pause("less").await;
    e.touch();
}

#[co]
pub async fn main() -> usize {
    let mut n = 0;
    for which in 0..3 {
        n += usize::from(not_used_again(which).await.is_ok());
        n += usize::from(used_again(which).await.is_ok());
        n += of_a_local(which).await;
        n += beside_a_wildcard(which).await;
        n += in_conditions(which).await;
    }
    n
}
