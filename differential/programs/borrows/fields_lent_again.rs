//! Exclusive references in the fields of a local that is moved in part are given away again and again.
use super::*;

struct Projected<'a> {
    list: &'a mut Vec<usize>,
    types: &'a [usize],
    owned: Noisy,
    extra: Noisy,
    n: usize,
}

trait Sink {
    fn put(&self, kind: &usize, out: &mut Vec<usize>) -> Result<usize, String>;
}
impl Sink for Noisy {
    fn put(&self, kind: &usize, out: &mut Vec<usize>) -> Result<usize, String> {
        out.push(self.touch() + kind);
        Ok(out.len())
    }
}

fn both(out: &mut Vec<usize>, n: usize) -> usize {
    out.push(n);
    n
}

async fn send(list: &mut Vec<usize>, n: usize) -> usize {
    pause("send").await;
    list.push(n);
    list.iter().sum()
}

#[co]
async fn write(list: &mut Vec<usize>, values: Vec<Noisy>) -> Result<usize, String> {
    let mut this = Projected { list, types: &[1, 2, 3], owned: noisy("owned"), extra: noisy("extra"), n: 5 };
    let mut n = 0;
    for (value, kind) in values.into_iter().zip(this.types) {
        n += value.put(kind, this.list)?;
        n += both(this.list, this.n) + this.list.len();
    }
    let extra = this.extra;
    if n > 4 {
        n += send(this.list, this.n).await;
        n += send(this.list, n).await;
    }
    this.n += 1;
    Ok(n + this.owned.touch() + this.n + extra.touch())
}

#[co]
pub async fn main() -> usize {
    let mut list = vec![];
    let n = write(&mut list, vec![noisy("one"), noisy("two")]).await.unwrap_or(0);
    n + list.len()
}
