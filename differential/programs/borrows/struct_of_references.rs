//! A struct that holds references to locals, with methods that await.
use super::*;

struct View<'a> {
    name: &'a Noisy,
    bytes: &'a mut [u8],
}

impl View<'_> {
    #[co]
    async fn paint(&mut self, byte: u8) -> usize {
        let n = fill(self.bytes, byte).await;
        n + look(self.name).await
    }
}

#[co]
pub async fn main() -> (usize, [u8; 4]) {
    let name = noisy("name");
    let mut bytes = [0; 4];
    let mut view = View { name: &name, bytes: &mut bytes[1..3] };
    let a = view.paint(5).await;
    let b = view.paint(6).await;
    pause("p").await;
    view.bytes[0] = 9;
    (a + b, bytes)
}
