//! E0596: a guard only looks at what its pattern binds with `ref mut`.
//! Instead of `text.push('a');`: `text.len();`.

#[asyncio::coroutine]
async fn yes() -> bool {
    true
}

#[asyncio::coroutine]
async fn outer(mut text: Option<String>) -> usize {
    match text {
        Some(ref mut text) if { text.push('a'); yes().await } => {
            text.push('b');
            text.len()
        }
        _ => 0,
    }
}

fn main() {
    asyncio::asyncio_run!(outer(None));
}
