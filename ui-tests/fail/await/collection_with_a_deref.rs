// What has the name of a collection of std has no `Deref` of its own where arguments await: it would come after them.

use std::ops::{Deref, DerefMut};

#[derive(Default)]
struct Vec(std::vec::Vec<u8>);

impl Deref for Vec {
    type Target = std::vec::Vec<u8>;
    fn deref(&self) -> &Self::Target {
        println!("looked at");
        &self.0
    }
}

impl DerefMut for Vec {
    fn deref_mut(&mut self) -> &mut Self::Target {
        println!("changed");
        &mut self.0
    }
}

#[asyncio::coroutine]
async fn number() -> u8 {
    1
}

#[asyncio::coroutine]
async fn fill(mut bytes: Vec) -> usize {
    bytes.push(number().await);
    bytes.len()
}

fn main() {
    let _ = fill(Vec::default());
}
