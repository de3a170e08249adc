// A macro that is not known is given a `move` closure that takes what a guard is lent.
#[rustfmt::skip] mod library { macro_rules! hidden {
    ($f:expr, $($more:expr),+) => { ($f)() + $($more)+ };
} pub(crate) use hidden; } use library::hidden as call;

#[asyncio::coroutine]
async fn likes(n: i32) -> bool {
    n > 1
}

#[asyncio::coroutine]
async fn outer(n: Option<i32>) -> i32 {
    match n {
        Some(n) if likes(call!(move || n, 1)).await => n,
        _ => 0,
    }
}

fn main() {}
