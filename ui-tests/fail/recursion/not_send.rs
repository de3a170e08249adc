// A coroutine that calls itself is not `Send` if what it holds is not.
use std::rc::Rc;

#[asyncio::coroutine]
async fn count(left: u32) -> u32 {
    let one = Rc::new(1);
    if left == 0 { 0 } else { count(left - 1).await + *one }
}

fn main() {
    std::thread::spawn(|| asyncio::run(count(1)));
    let coroutine = count(1);
    std::thread::spawn(|| asyncio::run(coroutine));
}
