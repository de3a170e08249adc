//! E0507: a `for` does not take the items of a field that is behind a reference.
//! Instead of `in user.tags`: `in &user.tags`.

struct User {
    tags: Vec<String>,
}

#[asyncio::coroutine]
async fn length(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn all(user: &User) -> usize {
    let mut sum = 0;
    for tag in user.tags {
        sum += length(tag.clone()).await;
    }
    sum
}

fn main() {}
