//! Values of arms, and parts of operands, that natively are coerced to what is expected of all, or to what one of them is.
use super::*;
use std::error::Error;
use std::fmt::Debug;
use std::ops::Deref;

trait Shape {
    fn area(&self) -> usize;
}
struct Dot(Noisy);
struct Square(Noisy, usize);
impl Shape for Dot {
    fn area(&self) -> usize {
        self.0.touch()
    }
}
impl Shape for Square {
    fn area(&self) -> usize {
        self.0.touch() + self.1
    }
}

struct Rows(Vec<usize>);
impl Deref for Rows {
    type Target = [usize];
    fn deref(&self) -> &[usize] {
        step("deref");
        &self.0
    }
}

fn slice(rows: &[usize]) -> usize {
    rows.len()
}
fn text(of: &str) -> usize {
    of.len()
}
fn area(of: Box<dyn Shape>) -> usize {
    of.area()
}
fn areas(of: Vec<Box<dyn Shape>>, n: usize) -> usize {
    of.iter().map(|shape| shape.area()).sum::<usize>() + n
}
fn shown(of: &dyn Debug, n: usize) -> usize {
    format!("{of:?}").len() + n
}

#[co]
async fn bound(kind: usize, rows: &[usize], name: &Option<String>) -> usize {
    let some = if kind == 0 {
        pause("bound").await;
        &rows[1..]
    } else {
        &[]
    };
    let none = if kind == 1 { &[] } else { later("none", rows).await };
    let name = match name {
        None => "nobody",
        Some(name) => {
            pause("name").await;
            name
        }
    };
    let mut last = loop {
        if kind > 1 {
            pause("loop").await;
            break &rows[..1];
        }
        break &[9, 9, 9];
    };
    let lent = &mut last;
    pause("lent").await;
    *lent = some;
    some.len() + 10 * none.len() + 100 * name.len() + 1000 * last.len()
}

#[co]
async fn expected(kind: usize, rows: Rows, name: String) -> usize {
    let n = slice(match kind {
        0 => &[],
        1 => {
            pause("slice").await;
            &rows
        }
        _ => &[1, 2, 3],
    });
    let n = n + text(if kind == 0 { later("text", &name).await } else { "x" });
    let n = n + area(match kind {
        0 => Box::new(Dot(noisy("dot"))),
        1 => Box::new(Square(noisy("square"), later("size", 4).await)),
        _ => Box::new(Square(noisy("other"), 5)),
    });
    n + shown(if kind == 1 { &name } else { later("shown", &n).await }, 1)
}

#[co]
async fn failing(kind: usize) -> Result<Option<Box<dyn Shape>>, Box<dyn Error>> {
    Ok(Some(match kind {
        0 => Box::new(Dot(noisy("dot"))),
        1 => return Err(if later("short", true).await { "short".into() } else { Box::new(std::fmt::Error) }),
        _ => Box::new(Square(noisy("square"), later("size", 4).await)),
    }))
}

fn half(n: usize) -> usize {
    n / 2
}
fn double(n: usize) -> usize {
    n * 2
}
#[co]
async fn functions(kind: usize) -> usize {
    let by = match kind {
        0 => half,
        1 => double,
        _ => later("by", half).await,
    };
    let or = if kind == 0 { |n: usize| n + 1 } else { later("or", half as fn(usize) -> usize).await };
    pause("functions").await;
    by(10) + or(100)
}

struct Server<'a> {
    hook: Option<Box<dyn Shape + 'a>>,
    hooks: Vec<Box<dyn Shape>>,
    call: Box<dyn Fn(&str) -> usize + 'a>,
    calls: [Box<dyn Fn(&str) -> usize + 'a>; 2],
    size: usize,
}
#[co]
async fn server(name: &str) -> Server<'_> {
    Server {
        hook: Some(Box::new(Dot(noisy("hook")))),
        hooks: vec![Box::new(Dot(noisy("first"))), Box::new(Square(noisy("second"), later("within", 2).await))],
        call: Box::new(|text| text.len() + name.len()),
        calls: [Box::new(|text| text.len()), Box::new(move |text| text.len() * name.len())],
        size: later("size", 7).await,
    }
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    for kind in 0..3 {
        all.push(bound(kind, &[1, 2, 3], &(kind == 0).then(|| "somebody".to_owned())).await);
        all.push(expected(kind, Rows(vec![1, 2]), "name".to_owned()).await);
        all.push(failing(kind).await.map_or_else(|error| error.to_string().len(), |shape| shape.unwrap().area()));
        all.push(functions(kind).await);
    }
    let server = server("coropy").await;
    all.push(server.hook.as_ref().map_or(0, |hook| hook.area()));
    all.push(areas(server.hooks, server.size));
    all.push((server.call)("call") + server.calls.iter().map(|call| call("calls")).sum::<usize>());
    all.push(areas(vec![Box::new(Dot(noisy("a"))), Box::new(Square(noisy("b"), 1))], later("areas", 3).await));
    let shapes: Vec<Box<dyn Shape>> = vec![
        Box::new(Dot(noisy("c"))),
        if later("which", true).await { Box::new(Square(noisy("d"), 2)) } else { Box::new(Dot(noisy("e"))) },
    ];
    pause("shapes").await;
    all.push(areas(shapes, 0));
    all
}
