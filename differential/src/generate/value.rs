//! Expressions. Each function writes one and updates what the variables hold, in the order of evaluation.
use super::Generator;
use super::env::{Env, Held, Kind};

impl Generator {
    /// One of these variables, if there is any.
    pub(super) fn one_of(&mut self, indices: &[usize]) -> Option<usize> {
        if indices.is_empty() { None } else { Some(indices[self.choose(indices.len())]) }
    }

    pub(super) fn of_kind(&mut self, kind: Kind, test: fn(&Env, usize) -> bool) -> Option<usize> {
        let found = self.env.all(|env, index, var| var.kind == kind && test(env, index));
        self.one_of(&found)
    }

    pub(super) fn name(&self, index: usize) -> String {
        self.env.vars[index].name.clone()
    }

    /// Moves a whole variable away.
    pub(super) fn take(&mut self, index: usize) -> String {
        self.env.set_held(index, Held::No);
        self.name(index)
    }

    /// An expression of type `Noisy`.
    pub(super) fn noisy(&mut self, depth: usize) -> String {
        let fresh = |this: &mut Self| format!("noisy(\"{}\")", this.event('v'));
        if depth == 0 {
            return match self.choose(2) {
                0 => fresh(self),
                _ => self.moved_noisy().unwrap_or_else(|| fresh(self)),
            };
        }
        match self.choose(13) {
            0 => fresh(self),
            1 | 2 => self.moved_noisy().unwrap_or_else(|| fresh(self)),
            3 | 4 => {
                let value = self.noisy(depth - 1);
                format!("later(\"{}\", {value}).await", self.event('p'))
            }
            5 => format!("pass({}).await", self.noisy(depth - 1)),
            6 => {
                let value = self.noisy(depth - 1);
                let good = self.condition(depth - 1);
                format!("check({value}, {good}).await?")
            }
            7 => {
                let value = self.noisy(depth - 1);
                format!("{value}.renamed(\"{}\")", self.event('v'))
            }
            8 => self.block_value(depth, Self::noisy),
            9 => self.if_value(depth, Self::noisy),
            10 => self.match_value(depth, Self::noisy),
            11 => self.loop_value(depth),
            _ => match self.of_kind(Kind::Noisy, Env::can_read) {
                Some(var) => format!("{}.clone()", self.name(var)),
                None => fresh(self),
            },
        }
    }

    /// A dropper moved out of what holds one.
    fn moved_noisy(&mut self) -> Option<String> {
        match self.choose(5) {
            1 => {
                let half = self.choose(2);
                let pairs = self.env.all(|env, index, var| var.kind == Kind::Pair && env.can_move_half(index, half));
                let pair = self.one_of(&pairs)?;
                self.env.vars[pair].held[half] = Held::No;
                Some(format!("{}.{half}", self.name(pair)))
            }
            2 => {
                let slot = self.of_kind(Kind::Slot, Env::can_move)?;
                let name = self.take(slot);
                Some(format!("{name}.unwrap_or_else(|| noisy(\"{}\"))", self.event('v')))
            }
            3 => {
                let boxed = self.of_kind(Kind::Boxed, Env::can_move)?;
                Some(format!("(*{})", self.take(boxed)))
            }
            4 => {
                let future = self.of_kind(Kind::Future, Env::can_move)?;
                Some(format!("{}.await", self.take(future)))
            }
            _ => {
                let var = self.of_kind(Kind::Noisy, Env::can_move)?;
                Some(self.take(var))
            }
        }
    }

    /// An expression of type `i32`.
    pub(super) fn number(&mut self, depth: usize) -> String {
        if depth == 0 {
            return match self.choose(3) {
                0 => self.choose(4).to_string(),
                1 => self.of_kind(Kind::Number, Env::can_read).map_or("1".into(), |var| self.name(var)),
                _ => format!("eval(\"{}\", {})", self.event('e'), self.choose(4)),
            };
        }
        match self.choose(15) {
            0 | 1 => self.number(0),
            2 => {
                let value = self.number(depth - 1);
                format!("later(\"{}\", {value}).await", self.event('p'))
            }
            3 => {
                let left = self.number(depth - 1);
                let right = self.number(depth - 1);
                format!("({left} + {right})")
            }
            4 => format!("eat({}).await", self.noisy(depth - 1)),
            5 | 6 => self.read().unwrap_or_else(|| "2".into()),
            7 => match (self.of_kind(Kind::Noisy, Env::can_move), self.of_kind(Kind::Once, Env::can_move)) {
                (_, Some(once)) => format!("({}() as i32)", self.take(once)),
                (Some(var), None) => match self.choose(2) {
                    0 => format!("({}.consume() as i32)", self.take(var)),
                    _ => format!("{}.given({})", self.take(var), self.choose(3)),
                },
                (None, None) => "3".into(),
            },
            8 => self.block_value(depth, Self::number),
            9 => self.if_value(depth, Self::number),
            10 => self.match_value(depth, Self::number),
            11 if self.features.borrows => self.looked_at().unwrap_or_else(|| "4".into()),
            12 if self.features.temporaries => format!("(look(&{}).await as i32)", self.noisy(depth - 1)),
            13 if self.features.temporaries => format!("({}.touch() as i32)", self.noisy(depth - 1)),
            14 => {
                let left = self.number(depth - 1);
                let right = self.number(depth - 1);
                format!("(format!(\"{{}}{{}}\", {left}, {right}).len() as i32)")
            }
            _ => self.number(0),
        }
    }

    /// A use by shared reference that is over at once.
    fn read(&mut self) -> Option<String> {
        let found = self.env.all(|env, index, var| match var.kind {
            Kind::Noisy | Kind::Boxed | Kind::Closure | Kind::List | Kind::Slot => env.can_read(index),
            Kind::Reference(_) | Kind::Exclusive(_) => env.can_read(index),
            Kind::Pair => env.can_read_half(index, 0),
            _ => false,
        });
        let var = self.one_of(&found)?;
        let name = self.name(var);
        Some(match self.env.vars[var].kind {
            Kind::Closure => format!("({name}() as i32)"),
            Kind::List => format!("({name}.len() as i32)"),
            Kind::Slot => format!("(if {name}.is_some() {{ 1 }} else {{ 0 }})"),
            Kind::Pair => format!("({name}.0.touch() as i32)"),
            _ => format!("({name}.touch() as i32)"),
        })
    }

    /// A local borrowed across an await.
    fn looked_at(&mut self) -> Option<String> {
        let found = self.env.all(|env, index, var| match var.kind {
            Kind::Noisy | Kind::Boxed | Kind::Reference(_) | Kind::Exclusive(_) => env.can_read(index),
            Kind::Pair => env.can_read_half(index, 1),
            Kind::Looking(_) => env.can_move(index),
            _ => false,
        });
        let var = self.one_of(&found)?;
        let name = self.name(var);
        let kind = self.env.vars[var].kind;
        Some(match kind {
            Kind::Reference(_) | Kind::Exclusive(_) => format!("(look({name}).await as i32)"),
            Kind::Pair => format!("(look(&{name}.1).await as i32)"),
            Kind::Looking(_) => format!("({}.await as i32)", self.take(var)),
            _ if self.env.can_change(var) && self.choose(2) == 1 => {
                format!("(grow(&mut {name}).await.touch() as i32)")
            }
            _ => format!("(look(&{name}).await as i32)"),
        })
    }

    /// An expression of type `bool`, true for some of the program's arguments.
    pub(super) fn condition(&mut self, depth: usize) -> String {
        let simple = |this: &mut Self| match this.choose(3) {
            0 => format!("n == {}", this.choose(3)),
            1 => format!("n < {}", this.choose(3)),
            _ => format!("eval(\"{}\", n != {})", this.event('c'), this.choose(3)),
        };
        if depth == 0 {
            return simple(self);
        }
        match self.choose(7) {
            0 | 1 => simple(self),
            2 => format!("later(\"{}\", {}).await", self.event('p'), simple(self)),
            3 => {
                let left = self.number(depth - 1);
                let right = self.number(depth - 1);
                format!("({left}) < ({right})")
            }
            4 => format!("!({})", self.condition(depth - 1)),
            operator => {
                let left = self.condition(depth - 1);
                let without = self.env.vars.clone();
                let right = self.condition(depth - 1);
                let with = std::mem::take(&mut self.env.vars);
                self.env.vars = Env::meet(&[without, with]).unwrap_or_default();
                format!("({left}) {} ({right})", if operator == 5 { "&&" } else { "||" })
            }
        }
    }
}
