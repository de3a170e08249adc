// A match guard awaits, and a value may match its pattern in two ways: the guard would be asked for each.
#[asyncio::coroutine]
async fn likes(n: i32) -> bool {
    n > 1
}

#[asyncio::coroutine]
async fn outer(pair: (Option<i32>, Option<i32>)) -> i32 {
    match pair {
        (Some(n), _) | (_, Some(n)) if likes(n).await => n,
        _ => 0,
    }
}

fn main() {}
