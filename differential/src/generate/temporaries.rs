//! Programs full of temporaries: in operands, scrutinees, tails, and such as a `let` extends. What a temporary is made
//! for is all that happens to it, so that most programs are taken.
use super::{Choices, Features, Generator};

/// Writes the program that the choices stand for.
pub(super) fn program(choices: Choices, features: Features) -> String {
    let mut generator = Generator::new(choices, features);
    let body = generator.temporary_block(3);
    format!("{HEAD}\n#[co]\nasync fn generated(n: usize, _p: Noisy) -> Result<usize, usize> {{\n{body}}}\n\n{MAIN}")
}

const HEAD: &str = r#"#![allow(warnings, clippy::all)]
use super::*;

struct Holder<'a>(&'a Noisy, usize);

struct Named<'a> {
    first: &'a Noisy,
    second: usize,
}

/// Uses a reference at once.
fn touch(value: &Noisy, n: usize) -> usize {
    value.touch() + n
}

/// Takes a value, and uses it after what else it is given.
fn take(value: Noisy, n: usize) -> usize {
    value.touch() + n
}

/// Makes another value.
fn like(value: &Noisy) -> Noisy {
    noisy(format_args!("like {value}"))
}

fn maybe(value: &Noisy, n: usize) -> Option<usize> {
    (value.touch() % 2 == n % 2).then_some(n)
}

fn held(value: Noisy, n: usize) -> Option<Noisy> {
    (n > 0).then_some(value)
}

fn same(value: &Noisy) -> &Noisy {
    value.touch();
    value
}

fn good(value: &Noisy, n: usize) -> Result<usize, usize> {
    if value.touch() > n { Ok(n) } else { Err(n) }
}
"#;

const MAIN: &str = r#"#[co]
pub async fn main() {
    for n in 0..3 {
        let result = generated(n, noisy("parameter")).await;
        step(format_args!("{result:?}"));
    }
}
"#;

impl Generator {
    /// The statements of a block and its value, the function's if the block is the outermost one.
    fn temporary_block(&mut self, depth: usize) -> String {
        let outermost = self.indent == 1;
        let mut text = String::new();
        for _ in 0..self.choose(if outermost { 5 } else { 3 }) {
            if self.fuel == 0 {
                break;
            }
            self.fuel -= 1;
            let stmt = self.temporary_stmt(depth);
            text += &self.line(&stmt);
        }
        let value = self.count(depth);
        text + &self.line(&if outermost { format!("Ok({value})") } else { value })
    }

    /// A block of its own, with its braces.
    fn braces(&mut self, depth: usize) -> String {
        self.indent += 1;
        let inner = self.temporary_block(depth.saturating_sub(1));
        self.indent -= 1;
        format!("{{\n{inner}{}}}", "    ".repeat(self.indent))
    }

    fn temporary_stmt(&mut self, depth: usize) -> String {
        let local = self.event('x');
        match self.choose(20) {
            0 => format!("pause(\"{local}\").await;"),
            1 | 2 => format!("let _{local} = noisy(\"{local}\");"),
            3 | 4 => format!("let {local} = {};", self.count(depth)),
            5 => format!("{};", self.count(depth)),
            6..=8 => {
                let reference = self.extended(depth);
                format!("let {local} = {reference};\n{}", self.used_later(&format!("{local}.touch()")))
            }
            9 => {
                let (reference, n) = (self.extended(depth.min(1)), self.count(depth.min(1)));
                format!("let {local} = ({reference}, {n});\n{}", self.used_later(&format!("{local}.0.touch()")))
            }
            10 => {
                let (n, reference) = (self.count(depth.min(1)), self.extended(depth.min(1)));
                format!("let {local} = ({n}, {reference});\n{}", self.used_later(&format!("{local}.1.touch()")))
            }
            11 => {
                let (reference, n) = (self.extended(depth.min(1)), self.count(depth.min(1)));
                let uses = self.used_later(&format!("touch({local}.0, {local}.1)"));
                format!("let {local} = Holder({reference}, {n});\n{uses}")
            }
            12 => {
                let (n, reference) = (self.count(depth.min(1)), self.extended(depth.min(1)));
                let uses = self.used_later(&format!("touch({local}.first, {local}.second)"));
                format!("let {local} = Named {{ second: {n}, first: {reference} }};\n{uses}")
            }
            13 => {
                let value = self.made(depth.min(1));
                let uses = self.used_later(&format!("look(&{local}.as_mut().await).await"));
                format!("let mut {local} = pin!(later(\"{local}\", {value}));\n{uses}")
            }
            14 => {
                let head = self.made(depth.min(1));
                format!("for {local} in 0..touch(&{head}, 0) % 3 {{ step({}); }}", self.count(depth))
            }
            15 => {
                let reference = self.made(depth.min(1));
                format!("let ref {local} = {reference};\n{}", self.used_later(&format!("{local}.touch()")))
            }
            16 => {
                let (scrutinee, n) = (self.made(depth.min(1)), self.choose(3));
                let otherwise = self.count(depth.min(1));
                format!("let Some({local}) = maybe(&{scrutinee}, {n}) else {{ return Err({otherwise}) }};")
            }
            17 => {
                let (left, right) = (self.count(depth.min(1)), self.count(depth.min(1)));
                format!("assert_ne!({left}, {right} + 1000);")
            }
            18 => format!("let ({local}, _) = ({}, {});", self.count(depth), self.made(depth.min(1))),
            _ => format!("let _ = {};", self.made(depth)),
        }
    }

    /// A use after a suspension, or none.
    fn used_later(&mut self, used: &str) -> String {
        let name = self.event('u');
        let indent = "    ".repeat(self.indent);
        match self.choose(3) {
            0 => format!("{indent}{used};"),
            1 => format!("{indent}pause(\"{name}\").await;\n{indent}{used};"),
            _ => format!("{indent}pause(\"{name}\").await;"),
        }
    }

    /// A reference in a place where `let` extends what it refers to.
    fn extended(&mut self, depth: usize) -> String {
        if depth == 0 {
            return format!("&{}", self.made(0));
        }
        match self.choose(8) {
            0..=3 => format!("&{}", self.made(depth - 1)),
            4 => {
                let local = self.event('b');
                format!("{{ let _{local} = noisy(\"{local}\"); {} }}", self.extended(depth - 1))
            }
            5 => {
                let (condition, yes, no) = (self.test(depth - 1), self.extended(depth - 1), self.extended(depth - 1));
                format!("if {condition} {{ {yes} }} else {{ {no} }}")
            }
            6 => {
                let (one, other) = (self.extended(depth - 1), self.extended(depth - 1));
                format!("match n {{ 1 => {one}, _ => {other} }}")
            }
            _ => format!("&({}, {}).0", self.made(depth - 1), self.count(0)),
        }
    }

    /// An expression of type `Noisy`.
    fn made(&mut self, depth: usize) -> String {
        let fresh = |this: &mut Self| format!("noisy(\"{}\")", this.event('v'));
        if depth == 0 {
            return fresh(self);
        }
        match self.choose(8) {
            0 | 1 => fresh(self),
            2 | 3 => format!("later(\"{}\", {}).await", self.event('p'), self.made(depth - 1)),
            4 => format!("like(&{})", self.made(depth - 1)),
            5 => format!("{}.renamed(\"{}\")", self.made(depth - 1), self.event('r')),
            6 => {
                let local = self.event('b');
                format!("{{ let _{local} = noisy(\"{local}\"); {} }}", self.made(depth - 1))
            }
            _ => format!("(n, {}).1", self.made(depth - 1)),
        }
    }

    /// An expression of type `bool`.
    fn test(&mut self, depth: usize) -> String {
        match self.choose(if depth == 0 { 2 } else { 6 }) {
            0 => format!("n == {}", self.choose(3)),
            1 => format!("touch(&{}, n) % 2 == 0", self.made(0)),
            2 => format!("look(&{}).await > n", self.made(depth - 1)),
            3 => format!("{} == {}", self.count(depth - 1), self.count(depth - 1)),
            4 => format!("({}) && ({})", self.test(depth - 1), self.test(depth - 1)),
            _ => format!("({}) || ({})", self.test(depth - 1), self.test(depth - 1)),
        }
    }

    /// An expression of type `usize`.
    fn count(&mut self, depth: usize) -> String {
        if depth == 0 {
            return match self.choose(4) {
                0 => "1".into(),
                1 => "n".into(),
                2 => format!("look(&{}).await", self.made(0)),
                _ => format!("touch(&{}, n)", self.made(0)),
            };
        }
        let depth = depth - 1;
        match self.choose(22) {
            0 => self.count(0),
            1 | 2 => format!("look(&{}).await", self.made(depth)),
            3 => format!("touch(&{}, {})", self.made(depth), self.count(depth)),
            4 => format!("take({}, {})", self.made(depth), self.count(depth)),
            5 => format!("({} + {})", self.count(depth), self.count(depth)),
            6 => format!("{}.touch()", self.made(depth)),
            7 => format!("same(&{}).touch()", self.made(depth)),
            8 => format!("({}, {}).1", self.made(depth), self.count(depth)),
            9 => format!("vec![{}, {}].len()", self.count(depth), self.count(depth)),
            10 => format!("good(&{}, {})?", self.made(depth), self.count(depth)),
            11 | 12 => self.braces(depth),
            13 => {
                let (condition, yes, no) = (self.test(depth), self.braces(depth), self.braces(depth));
                format!("if {condition} {yes} else {no}")
            }
            14 | 15 => {
                let (name, scrutinee) = (self.event('m'), self.made(depth));
                let (yes, no) = (self.braces(depth), self.braces(depth));
                format!("if let Some({name}) = maybe(&{scrutinee}, n) {yes} else {no}")
            }
            16 => {
                let (name, scrutinee) = (self.event('m'), self.made(depth));
                let (pattern, no) = (self.choose(3), self.count(depth));
                let pattern = [name.as_str(), "_", &format!("ref {name}")][pattern].to_owned();
                let yes = self.braces(depth);
                format!("if let Some({pattern}) = held({scrutinee}, n) {yes} else {{ {no} }}")
            }
            17 | 18 => {
                let (name, scrutinee) = (self.event('m'), self.made(depth));
                let (some, one, none) = (self.braces(depth), self.count(depth), self.count(depth));
                format!("match maybe(&{scrutinee}, n) {{ Some(1) => {one}, Some({name}) => {some}, None => {none} }}")
            }
            19 => {
                let (name, scrutinee) = (self.event('m'), self.made(depth));
                let (some, none) = (self.count(depth), self.count(depth));
                format!("match held({scrutinee}, n) {{ Some(ref {name}) => {some}, None => {none} }}")
            }
            20 => {
                self.labels += 1;
                let label = format!("'l{}", self.labels);
                let (condition, early) = (self.test(0), self.count(depth));
                let rest = self.count(depth);
                let local = self.event('b');
                format!(
                    "{label}: {{ let _{local} = noisy(\"{local}\"); if {condition} {{ break {label} {early} }} {rest} }}"
                )
            }
            _ => format!("std::future::ready({}).await", self.choose(9)),
        }
    }
}
