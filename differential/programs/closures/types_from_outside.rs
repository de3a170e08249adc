//! A closure that is lent to a function takes its types from what that expects.
use super::*;

type BF<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;
struct Src(Vec<Noisy>);
impl Src {
    #[co]
    async fn each(&self, f: &mut dyn FnMut(&Noisy) -> Option<usize>) -> usize {
        let mut n = 0;
        for x in &self.0 {
            pause("each").await;
            n += f(x).unwrap_or(0);
        }
        n
    }
    #[co]
    async fn visit(&self, n: usize, f: &dyn for<'a> Fn(&'a Noisy, usize) -> BF<'a, usize>) -> usize {
        let mut s = 0;
        for (i, x) in self.0.iter().enumerate() {
            s += f(x, i + n).await;
        }
        s
    }
}
fn count<'a>(a: &'a Noisy, f: &'a (dyn Fn(&str) -> usize + 'a)) -> Pause<usize> {
    later("count", f(a.name()))
}
#[co]
pub async fn main() -> usize {
    let s = Src(vec![noisy("a"), noisy("bb")]);
    let mut seen = vec![];
    let base = noisy("base");
    let a = s
        .each(&mut |x| {
            seen.push(x.name().len());
            Some(x.touch() + base.touch())
        })
        .await;
    let b = s.visit(noisy("n").touch(), &|x, i| Box::pin(async move { look(x).await + i })).await;
    let c = count(&noisy("t"), &|s| s.len() + seen.len()).await
        + later("in", count(&noisy("u"), &move |s| s.len() + a).await).await;
    let k = noisy("k");
    let d = s
        .each(&mut {
            let k = k;
            move |x| Some(k.touch() + x.name().len())
        })
        .await;
    a + b + c + d + seen.len()
}
