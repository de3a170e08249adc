//! future cannot be sent between threads safely: a loop keeps its iterator across an await.
//! Instead of `rc::Rc<[i64]>`: `sync::Arc<[i64]>`.

#[asyncio::coroutine]
async fn nap() {}

fn spawn(_: impl Future<Output = ()> + Send + 'static) {}

#[asyncio::coroutine]
async fn outer() {
    let list: std::rc::Rc<[i64]> = [1].into();
    for number in list.iter() {
        nap().await;
        println!("{number}");
    }
}

fn main() {
    spawn(outer());
}
