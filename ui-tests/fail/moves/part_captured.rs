//! A `move` closure that names a field takes only that: of a local whose type is not known the rest would be dropped early.
struct Two {
    left: String,
    right: String,
}

fn two() -> Two {
    Two { left: String::from("left"), right: String::from("right") }
}

#[asyncio::coroutine]
async fn takes_a_field() -> usize {
    let two = two();
    let length = move || two.left.len();
    asyncio::sleep(std::time::Duration::ZERO).await;
    length()
}

fn main() {}
