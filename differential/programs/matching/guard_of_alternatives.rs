//! Guards that await after patterns that one value may match together: they are run for each that it matches, in order.
use super::*;

#[derive(Debug)]
enum Shape {
    Dot(Noisy),
    Line(Noisy, Noisy),
    Boxed(Box<(Noisy, usize)>),
    Nothing,
}

struct Both {
    left: (Noisy, usize),
    right: Option<Noisy>,
}

#[co]
async fn numbers(pair: (Option<i32>, Option<i32>), least: i32) -> i32 {
    match pair {
        (Some(n), _) | (_, Some(n)) if later(n, n > least).await => n,
        (Some(n), None) | (None, Some(n)) if later("one", n > 0).await => -n,
        _ => 0,
    }
}

#[co]
async fn moved(pair: (Option<Noisy>, Option<Noisy>), name: &str) -> usize {
    let n = match pair {
        (Some(n), _) | (_, Some(n)) if look(&n).await > 3 || later("name", n.name() == name).await => {
            pause("arm").await;
            n.consume()
        }
        (None, other) | (other, None) if later("other", other.is_some()).await => {
            pause("other").await;
            other.map_or(0, |other| other.touch())
        }
        _ => 0,
    };
    pause("after").await;
    n
}

#[co]
async fn made(first: &str, second: &str) -> usize {
    let n = match (noisy(first), noisy(second)) {
        (n, _) | (_, n) if look(&n).await == 2 => {
            let m = noisy("m");
            pause("arm").await;
            n.touch() + m.consume()
        }
        (ref mut n, _) | (_, ref mut n) if later("grown", n.touch() == 3).await => {
            grow(n).await;
            n.touch()
        }
        (ref n, _) | (_, ref n) if look(n).await == 4 => later("four", n.touch()).await,
        _ => later("none", 0).await,
    };
    pause("after").await;
    n
}

#[co]
async fn nested(shape: Shape) -> usize {
    match shape {
        Shape::Dot(n) | Shape::Line(n, _) | Shape::Line(_, n) if look(&n).await == 2 => n.consume(),
        Shape::Line(ref a, ref b) | Shape::Line(ref b, ref a) if later("line", a.touch() < b.touch()).await => {
            pause("line").await;
            a.touch() * 10 + b.touch()
        }
        Shape::Boxed(ref inner) | Shape::Boxed(ref inner) if later("boxed", inner.0.touch() == inner.1).await => {
            pause("boxed").await;
            inner.1
        }
        whole @ (Shape::Line(..) | Shape::Boxed(_) | Shape::Line(_, _)) if later("whole", true).await => {
            pause("whole").await;
            matches!(whole, Shape::Line(..)).into()
        }
        Shape::Nothing => 7,
        _ => 8,
    }
}

#[co]
async fn multiplied(both: Both, wanted: usize) -> usize {
    match both {
        Both { left: (n, 0..=2 | 1..=3), right: Some(m) | Some(m) }
        | Both { left: (m, _), right: Some(n) | Some(n) }
            if later(format_args!("{n}, {m}"), n.touch() + m.touch() == wanted).await && look(&m).await > 1 =>
        {
            pause("arm").await;
            n.touch() * 10 + m.consume()
        }
        Both { left: (n, _), .. } => n.consume(),
    }
}

#[co]
async fn lent(pair: &(Noisy, Noisy), slice: &mut [Noisy]) -> usize {
    let shared = match pair {
        (n, _) | (_, n) if look(n).await > 2 => n.touch(),
        _ => 0,
    };
    let exclusive = match slice {
        [n, ..] | [.., n] if later("slice", n.touch() > 2).await => {
            grow(n).await;
            n.touch()
        }
        [first, rest @ ..] | [rest @ .., first] if later("rest", rest.len() > first.touch()).await => {
            grow(&mut rest[0]).await.touch()
        }
        _ => 0,
    };
    shared * 10 + exclusive
}

#[co]
async fn leaving(values: Vec<(Option<Noisy>, Option<Noisy>)>) -> Result<usize, usize> {
    let mut sum = 0;
    let mut values = values.into_iter();
    while let Some(value) = values.next() {
        let local = noisy("local");
        sum += match value {
            (Some(n), _) | (_, Some(n))
                if {
                    let size = noisy("in guard").touch() + look(&n).await;
                    match size {
                        9 => continue,
                        10 => break,
                        11 => return Err(sum),
                        size => later("size", size > 11).await,
                    }
                } =>
            {
                let inner = |n: Noisy| n.consume();
                local.touch() + inner(n)
            }
            _ => local.consume(),
        };
        pause("next").await;
    }
    Ok(sum)
}

#[co]
async fn with_let(pair: (Noisy, Noisy)) -> usize {
    match pair {
        (n, _) | (_, n)
            if let Some(half) = later("half", (n.touch() > 2).then(|| noisy(format_args!("half of {n}")))).await
                && later("long", half.touch() > 10).await =>
        {
            struct Sum(usize);
            pause("arm").await;
            Sum(n.touch() + half.consume()).0
        }
        _ => 0,
    }
}

#[co]
async fn with_items(n: usize) -> usize {
    match n {
        1..=3 | 2..=5
            if {
                const LEAST: usize = 2;
                const MOST: usize = 4;
                struct Between(bool);
                fn between(n: usize) -> Between {
                    Between(n >= LEAST && n <= MOST)
                }
                later(n, between(n).0).await
            } =>
        {
            const ADDED: usize = 10;
            n + ADDED
        }
        _ => 0,
    }
}

#[co]
async fn in_a_macro(pair: (i32, i32)) -> String {
    format!("{}", match pair {
        (n, _) | (_, n) if later(n, n > 2).await => n,
        _ => 0,
    })
}

#[co]
async fn generic<T: AsRef<str>>(pair: (T, T), wanted: &str) -> Option<T> {
    match pair {
        (t, _) | (_, t) if later("wanted", t.as_ref() == wanted).await => Some(t),
        _ => None,
    }
}

#[co]
pub async fn main() -> String {
    let mut all = vec![];
    for (pair, least) in [((Some(1), Some(2)), 1), ((Some(3), Some(2)), 1), ((None, Some(2)), 5), ((Some(2), Some(1)), 5)] {
        all.push(numbers(pair, least).await as usize);
    }
    let some = |name: &str| Some(noisy(name));
    for pair in [(some("left"), some("right")), (some("a"), some("right")), (some("a"), some("b")), (some("a"), None), (None, None)] {
        all.push(moved(pair, "b").await);
    }
    for (first, second) in [("ab", "cd"), ("a", "cd"), ("a", "cde"), ("abcd", "efgh"), ("a", "b")] {
        all.push(made(first, second).await);
    }
    let line = |a: &str, b: &str| Shape::Line(noisy(a), noisy(b));
    let boxed = |a: &str, n: usize| Shape::Boxed(Box::new((noisy(a), n)));
    for shape in [
        Shape::Dot(noisy("ab")),
        line("a", "bc"),
        line("abc", "a"),
        line("a", "b"),
        boxed("abc", 3),
        boxed("a", 3),
        Shape::Dot(noisy("a")),
        Shape::Nothing,
    ] {
        all.push(nested(shape).await);
    }
    for (right, wanted) in [(some("right"), 6), (some("r"), 2), (some("rr"), 3), (None, 0)] {
        all.push(multiplied(Both { left: (noisy("l"), 2), right }, wanted).await);
    }
    for (a, b) in [("abc", "d"), ("a", "bcd"), ("a", "b")] {
        all.push(lent(&(noisy(a), noisy(b)), &mut [noisy(b), noisy("m"), noisy(a)]).await);
    }
    let values = vec![(some("long name"), None), (some("a"), some("long name")), (some("a"), some("b"))];
    all.push(leaving(values).await.unwrap_or(1000));
    all.push(leaving(vec![(some("abc"), some("d")), (None, some("ab")), (some("defghi"), None)]).await.unwrap_or(1000));
    all.push(leaving(vec![(some("abcdef"), some("d")), (None, None), (None, some("abc"))]).await.unwrap_or(1000));
    for (a, b) in [("abc", "d"), ("a", "bcdef"), ("a", "b")] {
        all.push(with_let((noisy(a), noisy(b))).await);
    }
    for n in 0..6 {
        all.push(with_items(n).await);
    }
    let generic = generic((noisy("g").to_string(), "h".to_string()), "h").await;
    format!("{all:?} {} {} {generic:?}", in_a_macro((1, 4)).await, in_a_macro((1, 2)).await)
}
