//! Guards that leave: by `?`, `return`, `break`, `continue`; matches in guards; places that are computed once.
use super::*;

#[co]
async fn leaves(value: Option<Noisy>) -> Option<usize> {
    let _local = noisy("local");
    let n = match value {
        Some(s) if later("question", (s.touch() > 1).then_some(2)).await? == s.touch() => s.consume(),
        Some(s) if { if s.touch() == 3 { return Some(33) } else { later("no", false).await } } => 4,
        Some(s) => s.touch(),
        None => 0,
    };
    Some(n)
}

#[co]
async fn loops() -> usize {
    let mut sum = 0;
    'outer: for n in 0..5 {
        let value = Some((n, noisy(format_args!("n{n}"))));
        sum += match value {
            Some((0, s)) if { if s.touch() == 2 { continue } else { later("never", true).await } } => 1,
            Some((n, s)) if n == 3 && later("three", { if sum > 1000 { break 'outer } else { s.touch() } } == 2).await => {
                s.consume()
            }
            Some((4, _)) if { if later("four", true).await { break 'outer } else { true } } => 4,
            Some((n, s)) => n + s.touch(),
            None => 0,
        };
    }
    sum
}

#[co]
async fn inside(a: Option<Noisy>, b: Option<Noisy>) -> usize {
    match a {
        Some(a)
            if match b {
                Some(ref b) if later("inner", b.touch() == a.touch()).await => look(&a).await > 0,
                Some(_) => false,
                None => later("none", true).await,
            } =>
        {
            a.consume()
        }
        other => later("other", other.is_some() as usize).await,
    }
}

struct Table {
    rows: Vec<Noisy>,
    at: usize,
}

impl Table {
    fn at(&mut self, by: usize) -> usize {
        step("at");
        self.at += by;
        self.at
    }
}

#[co]
async fn computed(table: &mut Table, boxed: Box<Option<Noisy>>) -> usize {
    let mut n = match table.rows[table.at] {
        ref row if look(row).await == 3 => 1,
        ref mut row if later("grow", row.touch() == 4).await => {
            grow(row).await;
            row.touch()
        }
        ref row => row.touch(),
    };
    let by = 1;
    let mut other = vec![1, 2, 3];
    n += match other[{ step("index"); table.at(by) }] {
        1 if later("one", true).await => 10,
        n if later("n", n == 2).await => 20,
        ref mut n => {
            *n += 1;
            *n
        }
    };
    n + match *boxed {
        Some(ref s) if look(s).await == 1 => 100,
        _ => 200,
    }
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    for value in [Some(noisy("a")), Some(noisy("bb")), Some(noisy("ccc")), Some(noisy("dddd")), None] {
        all.push(leaves(value).await.unwrap_or(99));
    }
    all.push(loops().await);
    all.push(inside(Some(noisy("a")), Some(noisy("b"))).await);
    all.push(inside(Some(noisy("a")), None).await);
    all.push(inside(Some(noisy("a")), Some(noisy("bb"))).await);
    all.push(inside(None, None).await);
    let mut table = Table { rows: vec![noisy("row"), noisy("four"), noisy("fives")], at: 0 };
    all.push(computed(&mut table, Box::new(Some(noisy("b")))).await);
    all.push(computed(&mut table, Box::new(None)).await);
    all
}
