//! Macros of the user that take a local by its name, borrowed across an await or not: as a receiver, in an expression, as a
//! copy, in a macro inside of a macro, in a loop.
use super::*;

macro_rules! push {
    ($list:ident, $value:expr) => {
        $list.push($value)
    };
}
macro_rules! length {
    ($list:ident) => {
        $list.len()
    };
}
macro_rules! twice {
    ($n:ident) => {
        $n + $n
    };
}
macro_rules! say {
    ($($t:tt)*) => { step(format_args!($($t)*)) };
}
macro_rules! shown {
    ($name:ident) => {
        step(format_args!("{} is {:?}", stringify!($name), $name))
    };
}
macro_rules! both {
    ($left:ident; $right:ident) => {
        match (&$left, &$right) {
            (left, right) => left.len() + right.len(),
        }
    };
}
macro_rules! first {
    ($list:ident) => {
        $list.first().expect("not empty")
    };
}
macro_rules! pair {
    ($pair:expr) => {
        $pair
    };
}
struct Pair {
    n: i32,
    name: &'static str,
}

#[co]
async fn lists() -> usize {
    let mut list = vec![noisy("a")];
    let other = vec![1, 2];
    let held = list.iter().map(|noisy| noisy.len()).sum::<usize>();
    let seen = &other;
    pause("p").await;
    push!(list, noisy("b"));
    say!("{}", length!(list));
    shown!(other);
    let mut n = both!(list; other);
    while n < 6 {
        push!(list, noisy("c"));
        n = length!(list);
    }
    let first = first!(list);
    pause("q").await;
    say!("{} {}", first.len(), seen.len());
    let length = length!(list);
    list.len() + length + held
}

#[co]
async fn copies(k: i32) -> i32 {
    let n = later("n", k).await;
    let name = "name";
    let r = &n;
    let s = &name;
    pause("p").await;
    shown!(n);
    let pair = pair!(Pair { n, name });
    let sum = twice!(n) + *r + pair.n;
    pause("q").await;
    say!("{s} {}", pair.name);
    let sum = sum + twice!(n);
    sum + n
}

trait Loud {
    fn len(&self) -> usize;
}
impl Loud for Noisy {
    fn len(&self) -> usize {
        1
    }
}

#[co]
pub async fn main() -> i32 {
    let lists = lists().await;
    copies(3).await + lists as i32
}
