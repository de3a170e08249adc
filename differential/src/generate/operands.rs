//! Programs full of operands: places and values of `Copy` types, which what stands beside them changes while it is evaluated,
//! and values that are dropped where their statement ends. Operands that do not await, inside of one that is awaited, are
//! *quiet*.
//! What may not be mentioned beside what (a place that a call borrows) is kept in `avoided`, so that rustc accepts all.
use super::{Choices, Features, Generator};

/// Writes the program that the choices stand for.
pub(super) fn program(choices: Choices, features: Features) -> String {
    let mut generator = Generator::new(choices, features);
    let mut text = String::new();
    generator.derefs_early = generator.choose(4) == 3;
    for _ in 0..=generator.choose(8) {
        let stmt = generator.operand_stmt();
        text += &generator.line(&stmt);
    }
    let value = generator.operand(3);
    text += &generator
        .line(&format!("step(format_args!(\"{{x}} {{y:?}} {{s:?}} {{v:?}} {{w:?}} {{b}} {{o:?}}\"));\n    {value}"));
    format!("{HEAD}{text}}}\n\n{MAIN}")
}

const HEAD: &str = r#"#![allow(warnings, clippy::all)]
use super::*;
use std::ops::{AddAssign, Deref, DerefMut, Index, IndexMut};

#[derive(Clone, Copy, Debug, PartialEq)]
struct Num(i32);

impl Num {
    /// By value.
    fn plus(self, n: i32) -> Num {
        step(format_args!("{} plus {n}", self.0));
        Num(self.0.wrapping_add(n))
    }
    fn get(self) -> i32 {
        self.0
    }
    /// By shared reference.
    fn seen(&self, n: i32) -> i32 {
        step(format_args!("{} seen {n}", self.0));
        self.0 ^ n
    }
    /// By exclusive reference.
    fn grow(&mut self, n: i32) -> i32 {
        step(format_args!("{} grows by {n}", self.0));
        self.0 = self.0.wrapping_add(n);
        n
    }
}

impl AddAssign<i32> for Num {
    fn add_assign(&mut self, n: i32) {
        step(format_args!("{} += {n}", self.0));
        self.0 = self.0.wrapping_add(n);
    }
}

#[derive(Clone, Copy, Debug)]
struct Parts {
    a: i32,
    b: Num,
}

/// Says when it is dereferenced and indexed.
#[derive(Debug)]
struct Own(Num, [i32; 3]);

impl Deref for Own {
    type Target = Num;
    fn deref(&self) -> &Num {
        step("deref");
        &self.0
    }
}

impl DerefMut for Own {
    fn deref_mut(&mut self) -> &mut Num {
        step("deref_mut");
        &mut self.0
    }
}

impl Index<usize> for Own {
    type Output = i32;
    fn index(&self, at: usize) -> &i32 {
        step(format_args!("index {at}"));
        &self.1[at]
    }
}

impl IndexMut<usize> for Own {
    fn index_mut(&mut self, at: usize) -> &mut i32 {
        step(format_args!("index_mut {at}"));
        &mut self.1[at]
    }
}

/// Says when it is made and dropped.
#[derive(Debug, PartialEq)]
struct Made(&'static str, i32);

fn made(name: &'static str, n: i32) -> Made {
    step(format_args!("make {name} {n}"));
    Made(name, n)
}

impl Drop for Made {
    fn drop(&mut self) {
        step(format_args!("drop {}", self.0));
    }
}

impl Made {
    fn get(&self) -> i32 {
        step(format_args!("get {}", self.0));
        self.1
    }
    fn more(&self, n: i32) -> Made {
        step(format_args!("more of {} by {n}", self.0));
        Made("more", self.1.wrapping_add(n))
    }
    /// By value.
    fn less(self, n: i32) -> Made {
        step(format_args!("less of {} by {n}", self.0));
        Made("less", self.1.wrapping_sub(n))
    }
    /// The same.
    fn taken(self, n: i32) -> i32 {
        step(format_args!("take {}", self.0));
        self.1.wrapping_sub(n)
    }
}

/// Functions, one of which is called while the other takes its place.
#[derive(Clone, Copy, Debug)]
struct Called {
    f: fn(i32) -> i32,
}

fn once(n: i32) -> i32 {
    step(format_args!("once {n}"));
    n
}

fn twice(n: i32) -> i32 {
    step(format_args!("twice {n}"));
    n.wrapping_mul(2)
}

/// What is expected of `n` is what it derefs to.
fn look(a: i32, n: &Num, b: i32) -> i32 {
    step(format_args!("look {a} {} {b}", n.0));
    a ^ n.0 ^ b
}

fn sum(a: i32, b: i32, c: i32) -> i32 {
    step(format_args!("sum {a} {b} {c}"));
    a.wrapping_add(b).wrapping_mul(3).wrapping_sub(c)
}

/// An index; that of `n` = 7 is out of bounds.
fn at(n: i32) -> usize {
    if n == 7 { 9 } else { n.rem_euclid(3) as usize }
}

#[co]
async fn generated(n: i32) -> i32 {
    let (mut x, mut y, mut s) = (n, Num(n + 1), Parts { a: n + 2, b: Num(n + 3) });
    let (mut v, mut w) = ([n, 1, 2], vec![Num(3), Num(n), Num(5)]);
    let (mut b, mut o) = (Box::new(n + 4), Own(Num(n), [6, n, 8]));
    let mut t = Called { f: once };
"#;

const MAIN: &str = r#"/// An index out of bounds is an event, too.
struct Caught(Pin<Box<dyn Future<Output = i32>>>);

impl Future for Caught {
    type Output = Option<i32>;
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<i32>> {
        match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.0.as_mut().poll(cx))) {
            Ok(poll) => poll.map(Some),
            Err(payload) if payload.is::<String>() || payload.is::<&str>() => Poll::Ready(None),
            Err(payload) => std::panic::resume_unwind(payload),
        }
    }
}

#[co]
pub async fn main() {
    for n in 0..3 {
        let result = Caught(Box::pin(generated(n))).await;
        step(format_args!("{result:?}"));
    }
}
"#;

/// Places that hold an `i32`, and those that hold a `Num`; `#` stands for an index.
const NUMBERS: [&str; 6] = ["x", "s.a", "v[#]", "*b", "y.0", "o[#]"];
const NUMS: [&str; 5] = ["y", "s.b", "w[#]", "*o", "(*o)"];

impl Generator {
    fn operand_stmt(&mut self) -> String {
        match self.choose(16) {
            12..=15 => {
                let value = self.quietly(|this| this.operand(3));
                format!("step(later(\"{}\", {value}).await);", self.event('p'))
            }
            0 => format!("step({});", self.operand(2)),
            1..=3 => match self.assignment(2) {
                Some(assignment) => format!("{assignment};"),
                None => "step(\"none\");".into(),
            },
            4..=8 => format!("step({});", self.operand(3)),
            9 => format!("if {} {{ step({}); }}", self.test_of_operands(2), self.operand(1)),
            10 => {
                let (first, second) = (self.operand(1), self.operand(1));
                format!("(x, s.a) = ({first}, {second});")
            }
            _ => {
                let (b, a) = (self.operand(1), self.operand(1));
                format!("s = Parts {{ b: Num({b}), a: {a} }};")
            }
        }
    }

    /// What `inner` writes does not await.
    fn quietly<T>(&mut self, inner: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.quiet, true);
        let result = inner(self);
        self.quiet = before;
        result
    }

    /// Whether a local may be mentioned here.
    fn is_free(&self, local: &str) -> bool {
        !self.avoided.contains(&local) && (local != "o" || self.quiet || self.derefs_early)
    }

    /// An awaited value, if this may await.
    fn awaited(&mut self, depth: usize) -> String {
        let value = self.operand(depth);
        if self.quiet { value } else { format!("later(\"{}\", {value}).await", self.event('p')) }
    }

    /// One of `places` whose local may be mentioned here.
    fn place(&mut self, places: &[&str], depth: usize) -> Option<String> {
        let free: Vec<&str> = places.iter().copied().filter(|place| self.is_free(root(place))).collect();
        if free.is_empty() {
            return None;
        }
        let place = free[self.choose(free.len())];
        if !place.contains('#') {
            return Some(place.into());
        }
        let index = match depth {
            0 => self.choose(3).to_string(),
            // The elements of an array may change beside its index; what has an `Index` is borrowed.
            _ if place.starts_with('v') => format!("at({})", self.operand(depth - 1)),
            _ => format!("at({})", self.beside(place, |this| this.operand(depth - 1))),
        };
        Some(place.replace('#', &index))
    }

    /// Something beside which `place` cannot be mentioned.
    fn beside<T>(&mut self, place: &str, inner: impl FnOnce(&mut Self) -> T) -> T {
        self.avoided.push(root(place));
        let result = inner(self);
        self.avoided.pop();
        result
    }

    /// `place = value`, `place += value`.
    fn assignment(&mut self, depth: usize) -> Option<String> {
        if self.choose(3) == 0 {
            let place = self.place(&NUMS, depth.min(1))?;
            let value = self.beside(&place, |this| this.operand(depth));
            return Some(format!("{place} += {value}"));
        }
        // The place's own index is evaluated first or last: what it mentions is not changed beside it.
        let place = self.place(&NUMBERS, 0)?;
        let value = if place == "o[0]" { self.beside(&place, |this| this.operand(depth)) } else { self.operand(depth) };
        Some(match self.choose(3) {
            0 => format!("{place} = {value}"),
            1 => format!("{place} = ({place}).wrapping_add({value})"),
            _ => format!("{place} ^= {value}"),
        })
    }

    fn test_of_operands(&mut self, depth: usize) -> String {
        let operator = ["<", "==", ">="][self.choose(3)];
        // What is compared is borrowed.
        let (left, right) = (self.operand(depth), self.operand(depth));
        let test = match self.choose(3) {
            0 => format!("{{ {left} }} {operator} {{ {right} }}"),
            1 => format!("({left}) {operator} ({right})"),
            _ => format!(
                "made(\"{}\", {left}) {} made(\"{}\", {right})",
                self.event('m'),
                if operator == "==" { "==" } else { "!=" },
                self.event('m')
            ),
        };
        match self.choose(3) {
            0 if depth > 0 => format!("{test} && {}", self.test_of_operands(depth - 1)),
            1 if depth > 0 => format!("{test} || {}", self.test_of_operands(depth - 1)),
            _ => test,
        }
    }

    /// An expression of type `i32`.
    fn operand(&mut self, depth: usize) -> String {
        if depth == 0 {
            return match self.choose(4) {
                0 => format!("{}i32", self.choose(9)),
                1 | 2 => self.place(&NUMBERS, 0).unwrap_or("1i32".into()),
                _ => format!("eval(\"{}\", {}i32)", self.event('e'), self.choose(9)),
            };
        }
        let depth = depth - 1;
        match self.choose(26) {
            // What lives to the end of the statement.
            16 | 17 => format!("made(\"{}\", {}).get()", self.event('m'), self.operand(depth)),
            18 => {
                let (name, value) = (self.event('m'), self.operand(depth));
                format!("made(\"{name}\", {value}).more({}).get()", self.operand(depth))
            }
            19 => {
                let (name, value) = (self.event('m'), self.operand(depth));
                format!("made(\"{name}\", {value}).taken({})", self.operand(depth))
            }
            // A local that is moved while others are there; also a field of one, and what one becomes.
            24 | 25 => {
                let (name, last, value) = (self.event('m'), self.event('m'), self.operand(depth.min(1)));
                let (moved, used) = [
                    (format!("made(\"{name}\", {value})"), "m"),
                    (format!("(made(\"{name}\", {value}), made(\"{name} 1\", 1))"), "m.0"),
                    (format!("made(\"{name}\", {value}).more(2)"), "m.less(3)"),
                ][self.choose(3)]
                .clone();
                let (awaited, value) = (self.awaited(depth), self.operand(depth));
                format!("{{ let m = {moved}; let z = made(\"{last}\", 0); {used}.taken({awaited} ^ {value}) }}")
            }
            20 => match self.is_free("o") {
                true => {
                    let before = self.operand(depth);
                    let after = self.beside("o", |this| this.operand(depth));
                    format!("look({before}, &*o, {after})")
                }
                false => self.operand(depth),
            },
            // A method of what it derefs to.
            21 => match self.is_free("o") {
                true if self.choose(2) == 0 => format!("o.plus({}).get()", self.operand(depth)),
                true => {
                    let method = ["seen", "grow"][self.choose(2)];
                    format!("o.{method}({})", self.beside("o", |this| this.operand(depth)))
                }
                false => self.operand(depth),
            },
            22 => {
                let f = ["once", "twice"][self.choose(2)];
                let value = self.awaited(depth);
                format!("(t.f)({{ t.f = {f}; {value} }})")
            }
            23 => {
                let (scrutinee, one) = (self.operand(depth), self.operand(depth.min(1)));
                format!("(match {{ {scrutinee} }} {{ 0 => 1, 1 => {{ {one} }}, other => other }})")
            }
            0 => self.operand(0),
            1 | 2 => self.awaited(depth),
            // A change, and a value.
            3..=5 => match self.assignment(depth) {
                Some(assignment) => format!("{{ {assignment}; {} }}", self.awaited(depth)),
                None => self.operand(depth),
            },
            6 => {
                let (left, right) = (self.operand(depth), self.operand(depth));
                format!("({left}).{}({right})", ["wrapping_add", "wrapping_mul", "wrapping_sub"][self.choose(3)])
            }
            // By value: what is beside it may change it.
            7 | 8 => match self.place(&NUMBERS, depth) {
                Some(place) => {
                    format!(
                        "{}.{}({})",
                        receiver(&place),
                        ["wrapping_add", "wrapping_sub"][self.choose(2)],
                        self.operand(depth)
                    )
                }
                None => "2i32".into(),
            },
            9 | 10 => match self.place(&NUMS, depth) {
                Some(place) => format!("{}.plus({}).get()", receiver(&place), self.operand(depth)),
                None => "3i32".into(),
            },
            // By reference.
            11 => match self.place(&NUMS, depth) {
                Some(place) => {
                    let method = ["seen", "grow"][self.choose(2)];
                    let value = self.beside(&place, |this| this.operand(depth));
                    format!("{}.{method}({value})", receiver(&place))
                }
                None => "4i32".into(),
            },
            12 => format!("sum({}, {}, {})", self.operand(depth), self.operand(depth), self.operand(depth)),
            13 => {
                let (left, right) = (self.operand(depth), self.operand(depth));
                format!("({left} {} {right})", ["^", "&", "|"][self.choose(3)])
            }
            14 => {
                let (first, second) = (self.operand(depth), self.operand(depth));
                [
                    format!("({first}, {second}).{}", self.choose(2)),
                    format!("[{first}, {second}, 5][{}]", self.choose(3)),
                    format!("Parts {{ b: Num({first}), a: {second} }}.{}", ["a", "b.0"][self.choose(2)]),
                ][self.choose(3)]
                .clone()
            }
            _ => {
                let (test, yes, no) = (self.test_of_operands(depth.min(1)), self.operand(depth), self.operand(depth));
                format!("(if {test} {{ {yes} }} else {{ {no} }})")
            }
        }
    }
}

/// The local that a place belongs to.
fn root(place: &str) -> &'static str {
    let name = place.trim_start_matches(['(', '*']);
    ["x", "y", "s", "v", "w", "b", "o"]
        .into_iter()
        .find(|root| name.starts_with(root))
        .expect("a place begins with a local")
}

/// A place before a dot.
fn receiver(place: &str) -> String {
    if place.starts_with('*') { format!("({place})") } else { place.to_owned() }
}
