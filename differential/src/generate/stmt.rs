//! Statements and blocks.
use super::Generator;
use super::env::{Env, Held, Kind};

/// Few names, so that shadowing is common.
const NAMES: [&str; 7] = ["a", "b", "c", "d", "e", "f", "g"];

impl Generator {
    /// The statements of a block, and whether they end in a jump.
    pub(super) fn stmts(&mut self, depth: usize) -> (String, bool) {
        let mut text = String::new();
        for _ in 0..self.choose(if self.indent == 1 { 12 } else { 4 }) {
            if self.fuel == 0 {
                break;
            }
            self.fuel -= 1;
            let (stmt, diverges) = self.stmt(depth);
            text += &stmt;
            if diverges {
                return (text, true);
            }
        }
        (text, false)
    }

    /// Statements in a scope of their own, indented.
    pub(super) fn scope(&mut self, inner: impl FnOnce(&mut Self) -> (String, bool)) -> (String, bool) {
        let outside = self.env.vars.len();
        self.indent += 1;
        let result = inner(self);
        self.indent -= 1;
        self.env.leave_to(outside);
        result
    }

    fn stmt(&mut self, depth: usize) -> (String, bool) {
        let simple = |this: &mut Self| this.pause();
        let text = match self.choose(if depth == 0 { 14 } else { 28 }) {
            0 => simple(self),
            1 => format!("step(\"{}\");", self.event('s')),
            2 | 3 => self.let_noisy(depth),
            4 => self.let_number(depth),
            5 => self.let_of_other_kind(depth),
            6 => self.assign(depth).unwrap_or_else(|| simple(self)),
            7 => self.renew().unwrap_or_else(|| simple(self)),
            8 => self.discard(depth),
            9 => self.change().unwrap_or_else(|| simple(self)),
            10 => self.take_apart().unwrap_or_else(|| simple(self)),
            11 if self.features.borrows => self.borrow().unwrap_or_else(|| simple(self)),
            12 if self.features.borrows => self.give_up().unwrap_or_else(|| simple(self)),
            13 => format!("let _ = {};", self.noisy(depth)),
            14 | 15 => return self.if_stmt(depth - 1),
            16 => return self.match_stmt(depth - 1),
            17 => return self.slot_stmt(depth - 1),
            18 => return (self.for_range(depth - 1), false),
            19 => return (self.for_list(depth - 1), false),
            20 => return (self.counted_loop(depth - 1), false),
            21 => return (self.labelled_block(depth - 1), false),
            22 | 23 => return self.conditional_jump(depth - 1),
            24 => return self.block_stmt(depth - 1),
            25 => return (self.deferred(depth - 1), false),
            26 => return (self.let_else(depth - 1).unwrap_or_default(), false),
            _ => simple(self),
        };
        (self.line(&text), false)
    }

    fn pause(&mut self) -> String {
        let name = self.event('p');
        match self.choose(4) {
            0..3 => format!("pause(\"{name}\").await;"),
            _ => format!("pauses(2, \"{name}\").await;"),
        }
    }

    pub(super) fn fresh_name(&mut self) -> String {
        NAMES[self.choose(NAMES.len())].into()
    }

    /// `let` with its `mut`; the value is written before the name is declared.
    fn let_of(&mut self, value: &str, kind: Kind) -> String {
        let mutable = self.choose(2) == 1;
        let name = self.fresh_name();
        let text = format!("let {}{name} = {value};", if mutable { "mut " } else { "" });
        self.env.declare(name, kind, mutable);
        text
    }

    fn let_noisy(&mut self, depth: usize) -> String {
        let value = self.noisy(depth);
        self.let_of(&value, Kind::Noisy)
    }

    fn let_number(&mut self, depth: usize) -> String {
        let value = self.number(depth);
        let text = self.let_of(&value, Kind::Number);
        text.replacen(" = ", ": i32 = ", 1)
    }

    fn let_of_other_kind(&mut self, depth: usize) -> String {
        match self.choose(6) {
            0 => {
                let (left, right) = (self.noisy(depth.min(1)), self.noisy(depth.min(1)));
                self.let_of(&format!("({left}, {right})"), Kind::Pair)
            }
            1 => {
                let value = self.noisy(depth.min(1));
                let condition = self.condition(0);
                self.let_of(&format!("Some({value}).filter(|_| {condition})"), Kind::Slot)
            }
            2 => {
                let (first, second) = (self.noisy(depth.min(1)), self.noisy(depth.min(1)));
                self.let_of(&format!("vec![{first}, {second}]"), Kind::List)
            }
            3 => {
                let value = self.noisy(depth.min(1));
                self.let_of(&format!("Box::new({value})"), Kind::Boxed)
            }
            4 => match self.of_kind(Kind::Noisy, Env::can_move) {
                Some(var) => {
                    let name = self.take(var);
                    let (method, kind) = match self.choose(2) {
                        0 => ("touch", Kind::Closure),
                        _ => ("consume", Kind::Once),
                    };
                    self.let_of(&format!("move || {name}.{method}()"), kind)
                }
                None => self.pause(),
            },
            _ => {
                let value = self.noisy(0);
                self.let_of(&format!("pass({value})"), Kind::Future)
            }
        }
    }

    /// `x = value;`, whatever `x` holds.
    fn assign(&mut self, depth: usize) -> Option<String> {
        let var = self.of_kind(Kind::Noisy, Env::can_assign)?;
        let value = self.noisy(depth);
        self.env.set_held(var, Held::Yes);
        Some(format!("{} = {value};", self.name(var)))
    }

    /// `x = pass(x).await;`: also inside a loop.
    fn renew(&mut self) -> Option<String> {
        let var = self.of_kind(Kind::Noisy, Env::can_change)?;
        let name = self.name(var);
        Some(match self.choose(3) {
            0 => format!("{name} = pass({name}).await;"),
            1 => format!("{name} = check({name}, n != {}).await?;", self.choose(3)),
            _ => format!("{name} = later(\"{}\", {name}.renamed(\"{}\")).await;", self.event('p'), self.event('v')),
        })
    }

    /// A value that is not kept.
    fn discard(&mut self, depth: usize) -> String {
        match self.choose(3) {
            0 => {
                let value = self.noisy(depth);
                format!("drop({value});")
            }
            1 => {
                let value = self.number(depth);
                format!("step({value});")
            }
            _ => {
                let found = self.env.all(|env, index, var| {
                    !matches!(var.kind, Kind::Number | Kind::Reference(_)) && env.can_move(index)
                });
                match self.one_of(&found) {
                    Some(var) => format!("drop({});", self.take(var)),
                    None => self.pause(),
                }
            }
        }
    }

    /// A change in place.
    fn change(&mut self) -> Option<String> {
        let found = self.env.all(|env, index, var| match var.kind {
            Kind::Noisy | Kind::Boxed | Kind::Number | Kind::List | Kind::Slot => env.can_change(index),
            _ => false,
        });
        let var = self.one_of(&found)?;
        let name = self.name(var);
        Some(match self.env.vars[var].kind {
            Kind::Number => {
                let value = self.number(1);
                format!("{name} += {value};")
            }
            Kind::List => {
                let value = self.noisy(0);
                format!("{name}.push({value});")
            }
            Kind::Slot => format!("{name}.take();"),
            _ => format!("{name}.grow();"),
        })
    }

    /// `let (x, _) = pair;` and its like.
    fn take_apart(&mut self) -> Option<String> {
        let pair = self.of_kind(Kind::Pair, Env::can_move)?;
        let name = self.name(pair);
        let which = self.choose(4);
        let (left, right) = (self.fresh_name(), self.fresh_name());
        let pattern = match which {
            0 => {
                self.env.vars[pair].held[0] = Held::No;
                self.env.declare(left.clone(), Kind::Noisy, false);
                format!("({left}, _)")
            }
            1 => {
                self.env.vars[pair].held[1] = Held::No;
                self.env.declare(right.clone(), Kind::Noisy, true);
                format!("(_, mut {right})")
            }
            2 if left != right => {
                self.env.set_held(pair, Held::No);
                self.env.declare(left.clone(), Kind::Noisy, false);
                self.env.declare(right.clone(), Kind::Noisy, false);
                format!("({left}, {right})")
            }
            _ => "_".into(),
        };
        Some(format!("let {pattern} = {name};"))
    }

    /// A reference to a local, or a future that holds one.
    fn borrow(&mut self) -> Option<String> {
        match self.choose(3) {
            0 => {
                let var = self.of_kind(Kind::Noisy, Env::can_read)?;
                let name = self.name(var);
                let own = self.fresh_name();
                self.env.declare(own.clone(), Kind::Reference(var), false);
                Some(format!("let {own} = &{name};"))
            }
            1 => {
                let var = self.of_kind(Kind::Noisy, Env::can_change)?;
                let name = self.name(var);
                let own = self.fresh_name();
                self.env.declare(own.clone(), Kind::Exclusive(var), false);
                Some(format!("let {own} = &mut {name};"))
            }
            _ => {
                let var = self.of_kind(Kind::Noisy, Env::can_read)?;
                let name = self.name(var);
                let own = self.fresh_name();
                self.env.declare(own.clone(), Kind::Looking(var), false);
                Some(format!("let {own} = look(&{name});"))
            }
        }
    }

    /// A last use of a reference: from here on what it borrows is free.
    fn give_up(&mut self) -> Option<String> {
        let found = self.env.all(|env, index, _| env.can_read(index) && env.can_retire(index));
        let var = self.one_of(&found)?;
        self.env.retire(var);
        Some(format!("{}.touch();", self.name(var)))
    }
}
