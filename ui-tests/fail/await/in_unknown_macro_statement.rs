//! What a macro makes of its tokens is not known to a coroutine.
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    number * number
}

macro_rules! choose {
    (; $other:item) => {}; ($($name:ident = $value:expr => $then:expr),*) => { $(let $name = $value; $then;)* };
}

#[asyncio::coroutine]
async fn outer() {
    choose! { x = square(10).await => println!("{x}") }
}

fn main() {}
