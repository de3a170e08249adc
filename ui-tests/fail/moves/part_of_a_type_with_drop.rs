//! Nothing is moved out of a type that has a drop of its own.
struct Guard {
    name: String,
}

impl Drop for Guard {
    fn drop(&mut self) {}
}

#[asyncio::coroutine]
async fn taken(guard: Guard) -> usize {
    let name = guard.name;
    asyncio::sleep(std::time::Duration::ZERO).await;
    name.len()
}

fn main() {}
