//! E0507: a coroutine is not moved out of its pin.
//! Instead of `let moved = *object;`: `let moved = object;`.

#[asyncio::coroutine]
async fn nap() {}

fn main() {
    let object = Box::pin(nap());
    let moved = *object;
    drop(moved);
}
