//! E0597: what is kept in a local from turn to turn does not borrow from a local of one turn.
//! Instead of `let text = make().await;`: `let text: &'static str = String::leak(make().await);`.

#[asyncio::coroutine]
async fn make() -> String {
    String::from("made")
}

#[asyncio::coroutine]
async fn outer() -> usize {
    let mut longest: &str = "";
    for _ in 0..2 {
        let text = make().await;
        if text.len() > longest.len() {
            longest = &text;
        }
    }
    make().await;
    longest.len()
}

fn main() {}
