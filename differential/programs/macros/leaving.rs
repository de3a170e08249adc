//! Macros that return from the function and cannot be seen into: their rules have repetitions.
use super::*;

macro_rules! bail {
    ($name:expr $(, $more:expr)* $(,)?) => {
        return Err(format!("{}{}", $name, String::new() $(+ &$more.to_string())*).into())
    };
}

macro_rules! ensure {
    ($condition:expr $(, $more:expr)* $(,)?) => {
        if !$condition {
            let text = String::new() $(+ &$more.to_string())*;
            return Err(text.into());
        }
    };
}

macro_rules! get {
    ($value:expr $(, $more:expr)*) => {
        match $value {
            Some(value) => value,
            None => return Err(String::from("none") $(+ $more)*),
        }
    };
}

macro_rules! fail {
    ($name:expr $(, $more:expr)*) => {
        return Err(String::from($name) $(+ $more)*);
    };
}

macro_rules! asks {
    ($value:expr $(, $more:expr)*) => {
        $value? $(+ $more)*
    };
}

fn checked(n: usize) -> Result<usize, String> {
    let _made = noisy("made");
    if eval("checked", n) == 3 { Err("three".into()) } else { Ok(n) }
}

#[co]
async fn statements(n: usize) -> Result<usize, Box<str>> {
    let first = noisy("first");
    pause("a").await;
    if n == 0 {
        bail!("zero ", first.touch());
    }
    ensure!(n != 1, "one ", first.touch());
    let second = noisy("second");
    pause("b").await;
    ensure!(second.touch() + n != 8, noisy("argument").touch());
    ensure!(n != 4);
    Ok(first.consume() + second.touch())
}

#[co]
async fn values(n: usize) -> Result<usize, String> {
    let owned = noisy("owned");
    pause("a").await;
    let (value, left, found) = (n, n, n);
    ensure!(value + left + found > 0, value, left, found);
    let one = get!(Some(found + value + left - 2 * n).filter(|it| *it != 0), owned.name());
    let two = get!(if n == 1 { None } else { Some(noisy("two")) });
    pause("b").await;
    let three = asks!(checked(n), two.touch());
    let more = get!(Some(&owned), "!");
    let length = asks!(Ok::<_, String>(noisy("temporary").touch()), noisy("another").touch());
    ensure!(length > 100 - n * 100, noisy("temporary in a text").name());
    let three = three + more.touch();
    let four = match n {
        2 => get!(None, "four"),
        3 => {
            fail!("three", two.name());
        }
        4 => {
            pause("four").await;
            bail!("four ", two)
        }
        _ => 4,
    };
    pause("c").await;
    Ok(one + three + four)
}

#[co]
async fn otherwise(found: Option<Noisy>) -> Result<usize, String> {
    let before = noisy("before");
    pause("a").await;
    let Some(found) = found else { bail!("not found ", before.touch()) };
    let look = &found;
    pause("b").await;
    // A closure's own.
    let inner = || -> Result<usize, String> { bail!("inner") };
    Ok(look.touch() + inner().is_err() as usize)
}

#[co]
pub async fn main() -> String {
    let mut text = String::new();
    for n in 0..6 {
        text += &format!("{:?} {:?} ", statements(n).await, values(n).await);
    }
    text += &format!("{:?} {:?}", otherwise(None).await, otherwise(Some(noisy("found"))).await);
    text
}
