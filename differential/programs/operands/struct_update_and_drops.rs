//! `..base` takes some fields of a local; what is left of it is dropped where the local ends, after awaits.
use super::*;

#[derive(Debug)]
pub struct Record {
    a: Noisy,
    b: Noisy,
    c: Noisy,
    n: i32,
}

pub struct Holder {
    record: Record,
    other: Noisy,
}

fn base(name: &str) -> Record {
    let part = |part: &str| noisy(format_args!("{name} {part}"));
    Record { a: part("a"), b: part("b"), c: part("c"), n: 1 }
}

#[co]
async fn of_a_local() -> Record {
    let base = base("local");
    let other = noisy("other");
    let made = Record { b: later("b", noisy("own b")).await, n: other.touch() as i32, ..base };
    pause("made").await;
    drop(other);
    pause("end").await;
    made
}

#[co]
async fn of_a_parameter(base: Record, text: &str) -> usize {
    let _last = noisy("last");
    let made = Record { a: noisy(text), ..base };
    pause("made").await;
    let left = base.a.touch();
    pause("left").await;
    drop(base.a);
    pause("dropped").await;
    made.c.consume() + left
}

#[co]
async fn of_a_field(mut holder: Holder) -> usize {
    let made = Record { c: holder.other.renamed("new"), ..holder.record };
    pause("made").await;
    holder.other = noisy("again");
    pause("again").await;
    made.a.touch() + holder.record.c.touch()
}

#[co]
async fn at_times(n: usize, base: Record) -> usize {
    let first = noisy("first");
    if n == 1 {
        let made = Record { a: noisy("a"), b: noisy("b"), ..base };
        pause("made").await;
        drop(made);
    } else if n == 2 {
        let made = Record { c: noisy("c"), ..base };
        pause("made other").await;
        return made.a.touch();
    }
    pause("end").await;
    first.touch()
}

#[co]
async fn of_a_call() -> usize {
    let n = look(&Record { a: noisy("own"), ..base("call") }.b).await;
    let pair = (Record { b: noisy("own"), ..later("base", base("later")).await }, later("q", 1).await);
    pause("end").await;
    n + pair.0.a.touch()
}

#[derive(Clone, Copy, Debug)]
struct Settings {
    width: usize,
    height: usize,
}

#[co]
async fn of_copies(settings: Settings) -> usize {
    let borrowed = &settings;
    pause("borrowed").await;
    let wide = Settings { width: borrowed.height + 5, ..settings };
    pause("wide").await;
    let high = Settings { height: 7, ..wide };
    pause("high").await;
    high.width + high.height + wide.height
}

#[co]
async fn refilled(mut base: Record) -> usize {
    let made = Record { a: noisy("own"), ..base };
    base.b = noisy("new b");
    base.c = noisy("new c");
    pause("refilled").await;
    made.b.touch() + base.b.touch()
}

#[co]
async fn in_a_loop() -> usize {
    let mut sum = 0;
    let mut record = base("loop");
    for n in 0..3 {
        record = Record { a: noisy(format_args!("a{n}")), n, ..record };
        sum += look(&record.a).await;
        pause("turn").await;
    }
    sum + record.n as usize
}

#[co]
pub async fn main() -> usize {
    let made = of_a_local().await;
    drop(made);
    let mut sum = of_a_parameter(base("parameter"), "text").await;
    sum += of_a_field(Holder { record: base("held"), other: noisy("other") }).await;
    for n in 0..3 {
        sum += at_times(n, base("at times")).await;
    }
    sum += of_a_call().await;
    sum += of_copies(Settings { width: 1, height: 2 }).await;
    sum += refilled(base("refilled")).await;
    sum + in_a_loop().await
}
