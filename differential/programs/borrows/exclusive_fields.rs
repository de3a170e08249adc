//! Fields that are exclusive references, given away by their names again and again, beside numbers and shared references.
use super::*;

struct View<'a> {
    name: &'a Noisy,
    bytes: &'a mut [u8],
    n: usize,
}
impl View<'_> {
    #[co]
    async fn paint(&mut self, byte: u8) -> usize {
        let n = fill(self.bytes, byte).await + later("n", self.n).await;
        self.n += 1;
        for _ in 0..2 {
            fill(self.bytes, byte + 1).await;
        }
        n + look(self.name).await
    }
}
#[co]
async fn twice<'v>(view: &mut View<'v>, mut other: &mut View<'v>) -> usize {
    fill(view.bytes, 1).await;
    fill(other.bytes, 2).await;
    let n = view.paint(3).await;
    other = view;
    n + fill(other.bytes, 4).await
}
#[co]
pub async fn main() -> usize {
    let name = noisy("name");
    let (mut bytes, mut more) = ([0; 4], [0; 3]);
    let mut view = View { name: &name, bytes: &mut bytes[1..3], n: 1 };
    let a = view.paint(5).await;
    let mut other = View { name: &name, bytes: &mut more, n: 1 };
    let b = twice(&mut view, &mut other).await;
    pause("p").await;
    view.bytes[0] = 9;
    step(format_args!("{bytes:?} {more:?}"));
    a + b
}
