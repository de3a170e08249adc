//! A trait is not a coroutine; its methods may be.
#[asyncio::coroutine]
trait Shape {
    fn area(&self) -> i64;

    async fn twice(&self) -> i64 {
        self.area() * 2
    }
}

fn show(shape: &impl Shape) {
    println!("{}", asyncio::run(shape.twice()));
}

fn main() {}
