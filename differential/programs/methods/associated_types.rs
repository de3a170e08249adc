//! A trait with associated types and constants, used by a generic coroutine.
use super::*;

trait Codec {
    type Item;
    const NAME: &'static str;
    fn decode(&mut self, byte: u8) -> Option<Self::Item>;
}

struct Pairs(Option<u8>);

impl Codec for Pairs {
    type Item = (u8, u8);
    const NAME: &'static str = "pairs";
    fn decode(&mut self, byte: u8) -> Option<(u8, u8)> {
        match self.0.take() {
            Some(first) => Some((first, byte)),
            None => {
                self.0 = Some(byte);
                None
            }
        }
    }
}

#[co]
async fn decode<C: Codec>(mut codec: C, bytes: Vec<u8>) -> (Vec<C::Item>, &'static str)
where
    C::Item: Copy,
{
    let mut items: Vec<C::Item> = vec![];
    for byte in bytes {
        pause("byte").await;
        if let Some(item) = codec.decode(byte) {
            items.push(item);
        }
    }
    (items, C::NAME)
}

#[co]
pub async fn main() -> (Vec<(u8, u8)>, &'static str) {
    decode(Pairs(None), vec![1, 2, 3, 4, 5]).await
}
