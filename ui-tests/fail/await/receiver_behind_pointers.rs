// Whether a method takes a copy of what is behind several pointers is not asked, where an argument may change it.
#[asyncio::coroutine]
async fn bump(count: &mut Box<u32>) -> u32 {
    **count += 1;
    **count
}

#[asyncio::coroutine]
async fn outer(count: &mut Box<u32>) -> u32 {
    let sum = count.wrapping_add(bump(count).await);
    sum + { **count }.wrapping_add(bump(count).await)
}

fn main() {
    drop(outer(&mut Box::new(1)));
}
