//! Constants among the arguments of types: of the function, of the block around it, and of the module.
use super::*;

const SIZE: usize = 2;
struct Buf<const N: usize>([u8; N]);
struct W<'a, T, const N: usize>(&'a T, [u8; N]);
impl<'a, T: Copy + Into<u32>, const N: usize> W<'a, T, N> {
    #[co]
    async fn get(&self, o: &Buf<N>, w: &W<'_, T, N>) -> u32 {
        pause("g").await;
        (*self.0).into() + o.0[0] as u32 + w.1[N - 1] as u32
    }
    #[co]
    async fn make<const M: usize, U: Into<u32>>(self, o: Buf<M>, u: U) -> (Buf<M>, u32) {
        pause("m").await;
        let n = u.into() + self.1.len() as u32;
        (o, n)
    }
}
#[co]
async fn c(b: &Buf<SIZE>, s: &str) -> usize {
    pause(s).await;
    b.0.len()
}
#[co]
async fn d<const N: usize>(b: Buf<N>, s: &mut [u8; N]) -> Buf<N> {
    fill(s, 3).await;
    b
}
#[co]
pub async fn main() -> u32 {
    let x = 3u8;
    let w = W(&x, [1, 2]);
    let n = w.get(&Buf([3, 4]), &W(&5, [6, 7])).await;
    let (b, k) = w.make(Buf([1; 4]), 7u16).await;
    n + k + b.0[0] as u32 + c(&Buf([1, 2]), "c").await as u32 + d(Buf([1]), &mut [2]).await.0[0] as u32
}
