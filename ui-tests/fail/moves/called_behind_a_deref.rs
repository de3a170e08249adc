//! A function in a field is called after its arguments: a `Deref` that is not std's may not be on the way to it.
use std::ops::Deref;

struct Own(fn(usize) -> usize);
impl Deref for Own {
    type Target = fn(usize) -> usize;
    fn deref(&self) -> &fn(usize) -> usize {
        &self.0
    }
}
struct Task {
    function: Own,
}

#[asyncio::coroutine]
async fn called(task: Task, name: String) -> usize {
    let length = (task.function)(name.len());
    asyncio::sleep(std::time::Duration::ZERO).await;
    length
}

fn main() {}
