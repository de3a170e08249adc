// A type with a primitive's name is taken for `Copy`.
struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

#[allow(non_camel_case_types)]
type u16 = Loud;

#[asyncio::coroutine]
async fn outer(loud: u16) -> usize {
    let length = loud.0.len();
    std::future::ready(()).await;
    length
}

fn main() {
    asyncio::asyncio_run!(outer(Loud("dropped")));
}
