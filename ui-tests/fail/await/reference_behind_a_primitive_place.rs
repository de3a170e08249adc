//! `count[i] += &value.await` is a call of an operator, though the place is primitive: write `*`.

async fn value() -> &'static u32 {
    &1
}

#[asyncio::coroutine]
async fn add(count: &mut [u32], at: usize) {
    count[at] += value().await;
}

fn main() {
    let _ = add(&mut [], 0);
}
