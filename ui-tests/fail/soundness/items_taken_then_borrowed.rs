//! E0382: the items that a `for` has taken are not there afterwards.
//! Instead of `in user.tags`: `in user.tags.clone()`.

struct User {
    name: String,
    tags: Vec<String>,
}

#[asyncio::coroutine]
async fn length(text: String) -> usize {
    text.len()
}

#[asyncio::coroutine]
async fn all(user: User) -> usize {
    let mut sum = length(user.name.clone()).await;
    for tag in user.tags {
        sum += length(tag).await;
    }
    sum + user.tags.len()
}

fn main() {}
