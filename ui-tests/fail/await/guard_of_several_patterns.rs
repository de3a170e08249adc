// A match guard awaits, and a value may match its pattern in 64 ways: the guard would be asked for each.
#[asyncio::coroutine]
async fn likes(n: i32) -> bool {
    n > 1
}

#[asyncio::coroutine]
async fn outer(n: [i32; 6]) -> i32 {
    match n {
        [1 | _, 1 | _, 1 | _, 1 | _, 1 | _, 1 | _] if likes(n[0]).await => 1,
        _ => 0,
    }
}

fn main() {}
