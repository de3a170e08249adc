//! E0499: a reference is not used while what was reborrowed from it lives on.
//! Instead of `list.push(1);`: `nap().await;`.

#[asyncio::coroutine]
async fn nap() {}

#[asyncio::coroutine]
async fn outer(list: &mut Vec<i64>) {
    let again = &mut *list;
    nap().await;
    list.push(1);
    again.push(2);
}

fn main() {}
