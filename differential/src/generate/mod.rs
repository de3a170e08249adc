//! Random programs, valid by construction: whatever the choices are, rustc accepts the program natively.
//!
//! Input: a list of numbers, the *choices* (from a seed, or what is left of such a list after shrinking). Output: a program
//! for the harness. A choice past the end of the list is 0, which is always the simplest, so any shorter list, or one with
//! smaller numbers, is a simpler program: shrinking needs to know nothing of Rust.
//!
//! | module     | what                                                                     |
//! |------------|--------------------------------------------------------------------------|
//! | `choices`  | the list of numbers, the seed that makes one, and how it is shrunk        |
//! | `env`      | the variables in scope: what each holds, who borrows it, what may be done |
//! | `value`    | expressions                                                               |
//! | `stmt`     | statements and blocks                                                     |
//! | `control`  | branches, loops and jumps                                                 |
//! | `temporaries` | programs of another kind, which make temporaries and little else       |
//! | `operands` | of a third kind: places, and what changes them while an operand is evaluated |
mod choices;
mod control;
mod env;
mod operands;
mod stmt;
mod temporaries;
mod value;

pub use choices::{Choices, shrunk};
use env::{Env, Kind};

/// What the generated programs may contain.
#[derive(Clone, Copy, Debug)]
pub struct Features {
    /// Locals borrowed across awaits: references, iterators, futures that hold them.
    pub borrows: bool,
    /// Temporaries that live across an await: of operands, of scrutinees, of tails.
    pub temporaries: bool,
    /// Variables that are moved about.
    pub variables: bool,
    /// Places that are changed while another operand is evaluated.
    pub operands: bool,
    /// The edition of their crate.
    pub edition: u16,
}

impl Features {
    /// All of them.
    pub const ALL: Features =
        Features { borrows: true, temporaries: true, variables: true, operands: false, edition: 2024 };
    /// Locals that are only moved.
    pub const MOVES: Features = Features { borrows: false, temporaries: false, ..Features::ALL };
    /// Temporaries, and nothing that they would be in the way of.
    pub const TEMPORARIES: Features = Features { borrows: false, variables: false, ..Features::ALL };
    /// Operands, and nothing else.
    pub const OPERANDS: Features = Features { operands: true, ..Features::ALL };
}

/// Writes the program that the choices stand for.
pub fn program(choices: Choices, features: Features) -> String {
    if features.operands {
        return operands::program(choices, features);
    }
    if !features.variables {
        return temporaries::program(choices, features);
    }
    let mut generator = Generator::new(choices, features);
    let parameters = generator.parameters();
    let (body, _) = generator.body();
    format!("{HEAD}\n#[co]\nasync fn generated({parameters}) -> Result<i32, Noisy> {{\n{body}}}\n\n{MAIN}")
}

const HEAD: &str = r#"#![allow(warnings, clippy::all)]
use super::*;

#[co]
async fn eat(value: Noisy) -> i32 {
    pause("eat").await;
    value.consume() as i32
}

#[co]
async fn pass(value: Noisy) -> Noisy {
    pause("pass").await;
    value
}

#[co]
async fn check(value: Noisy, good: bool) -> Result<Noisy, Noisy> {
    pause("check").await;
    if good { Ok(value) } else { Err(value) }
}
"#;

const MAIN: &str = r#"#[co]
pub async fn main() {
    for n in 0..3 {
        let result = generated(n, noisy("first"), (noisy("left"), noisy("right"))).await;
        step(format_args!("{result:?}"));
    }
}
"#;

/// What is being written, and what is known at this point of it.
struct Generator {
    choices: Choices,
    features: Features,
    env: Env,
    /// How many names of events have been given.
    events: usize,
    labels: usize,
    indent: usize,
    /// How many statements may still be written.
    fuel: usize,
    /// Locals that may not be mentioned, because what is being written stands beside a borrow of them.
    avoided: Vec<&'static str>,
    /// Whether what is being written may not await.
    quiet: bool,
    /// Whether a `Deref` of the program's own may stand before operands that await.
    derefs_early: bool,
}

impl Generator {
    fn new(choices: Choices, features: Features) -> Self {
        Generator {
            choices,
            features,
            env: Env::default(),
            events: 0,
            labels: 0,
            indent: 1,
            fuel: 40,
            avoided: vec![],
            quiet: false,
            derefs_early: false,
        }
    }

    /// One of `0..count`; 0 is the simplest.
    fn choose(&mut self, count: usize) -> usize {
        self.choices.next(count)
    }

    fn event(&mut self, letter: char) -> String {
        self.events += 1;
        format!("{letter}{}", self.events)
    }

    fn line(&self, text: &str) -> String {
        format!("{}{text}\n", "    ".repeat(self.indent))
    }

    /// The parameters, declared.
    fn parameters(&mut self) -> String {
        self.env.declare("n".into(), Kind::Number, false);
        self.env.declare("first".into(), Kind::Noisy, true);
        let pair = match self.choose(4) {
            0 => {
                self.env.declare("pair".into(), Kind::Pair, false);
                "pair"
            }
            1 => {
                self.env.declare("left".into(), Kind::Noisy, false);
                "(left, _)"
            }
            2 => {
                self.env.declare("left".into(), Kind::Noisy, false);
                self.env.declare("right".into(), Kind::Noisy, true);
                "(left, mut right)"
            }
            _ => "_",
        };
        format!("n: i32, mut first: Noisy, {pair}: (Noisy, Noisy)")
    }

    /// The function's statements and its tail.
    fn body(&mut self) -> (String, bool) {
        let (mut text, diverges) = self.stmts(3);
        if !diverges {
            let value = self.number(2);
            text += &self.line(&format!("Ok({value})"));
        }
        (text, diverges)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_is_the_same_program() {
        let write = |seed| program(Choices::of_seed(seed), Features::ALL);
        assert_eq!(write(1), write(1));
        assert_ne!(write(1), write(2));
    }

    #[test]
    fn no_choice_is_the_simplest_program() {
        let text = program(Choices::of_list(vec![]), Features::ALL);
        assert!(text.contains("-> Result<i32, Noisy> {\n    Ok(0)\n}"), "{text}");
    }
}
