//! Branches, loops and jumps.
use super::Generator;
use super::env::{Env, Held, Kind, Var};

impl Generator {
    /// Two or more ways that meet again. Each starts from what is known now; says whether none comes through.
    fn ways<T>(&mut self, count: usize, mut way: impl FnMut(&mut Self, usize) -> (T, bool)) -> (Vec<T>, bool) {
        let start = self.env.vars.clone();
        let (mut texts, mut ends) = (vec![], vec![]);
        for index in 0..count {
            self.env.vars.clone_from(&start);
            let (text, diverges) = way(self, index);
            texts.push(text);
            if !diverges {
                ends.push(std::mem::take(&mut self.env.vars));
            }
        }
        let none_comes_through = ends.is_empty();
        self.env.vars = Env::meet(&ends).unwrap_or(start);
        (texts, none_comes_through)
    }

    fn close(&self, text: &str) -> String {
        self.line(text)
    }

    pub(super) fn if_stmt(&mut self, depth: usize) -> (String, bool) {
        let condition = self.condition(depth);
        let has_else = self.choose(2) == 1;
        let (texts, diverges) = self.ways(2, |this, way| {
            if way == 1 && !has_else { (String::new(), false) } else { this.scope(|this| this.stmts(depth)) }
        });
        let mut text = self.line(&format!("if {condition} {{")) + &texts[0];
        if has_else {
            text += &self.line("} else {");
            text += &texts[1];
        }
        (text + &self.close("}"), diverges)
    }

    pub(super) fn match_stmt(&mut self, depth: usize) -> (String, bool) {
        let scrutinee = self.number(depth);
        let mut heads = ["0".to_string(), "1 | 2".into(), "_".into()];
        if self.choose(2) == 1 {
            let value = self.choose(3);
            heads[1] = format!("m if eval(\"{}\", m != {value})", self.event('g'));
        }
        let (texts, diverges) = self.ways(3, |this, _| {
            this.indent += 1;
            let result = this.scope(|this| this.stmts(depth));
            this.indent -= 1;
            result
        });
        let mut text = self.line(&format!("match {scrutinee} {{"));
        self.indent += 1;
        for (head, body) in heads.iter().zip(texts) {
            text += &self.line(&format!("{head} => {{"));
            text += &body;
            text += &self.line("}");
        }
        self.indent -= 1;
        (text + &self.close("}"), diverges)
    }

    /// `if let`, `match` or `while let` over an option.
    pub(super) fn slot_stmt(&mut self, depth: usize) -> (String, bool) {
        let name = self.fresh_name();
        let by_reference = self.features.borrows && self.choose(2) == 1;
        let slot = self.of_kind(Kind::Slot, if by_reference { Env::can_read } else { Env::can_move });
        let (head, of) = match slot {
            Some(slot) if by_reference => (format!("&{}", self.name(slot)), Some(slot)),
            Some(slot) => (self.take(slot), None),
            None => {
                let value = self.noisy(0);
                (format!("later(\"{}\", Some({value})).await.filter(|_| n != 1)", self.event('p')), None)
            }
        };
        let kind = of.map_or(Kind::Noisy, Kind::Reference);
        let bound = name.clone();
        let (texts, diverges) = self.ways(2, |this, way| {
            this.scope(|this| {
                if way == 0 {
                    this.env.declare(bound.clone(), kind, false);
                }
                this.stmts(depth)
            })
        });
        let text = self.line(&format!("if let Some({name}) = {head} {{"))
            + &texts[0]
            + &self.line("} else {")
            + &texts[1]
            + &self.close("}");
        (text, diverges)
    }

    /// `let Some(x) = slot else { return … };`
    pub(super) fn let_else(&mut self, depth: usize) -> Option<String> {
        let slot = self.of_kind(Kind::Slot, Env::can_move)?;
        let slot = self.take(slot);
        let start = self.env.vars.clone();
        let (mut inner, diverges) = self.scope(|this| {
            let (text, diverges) = this.stmts(depth);
            if diverges { (text, true) } else { (text + &this.jump(), true) }
        });
        debug_assert!(diverges);
        self.env.vars = start;
        let name = self.fresh_name();
        self.env.declare(name.clone(), Kind::Noisy, false);
        inner.insert_str(0, &self.line(&format!("let Some({name}) = {slot} else {{")));
        Some(inner + &self.line("};"))
    }

    pub(super) fn block_stmt(&mut self, depth: usize) -> (String, bool) {
        let (inner, diverges) = self.scope(|this| this.stmts(depth));
        (self.line("{") + &inner + &self.close("}"), diverges)
    }

    /// `let x;` and a value later: on each way, or on one only, and then it is never used.
    pub(super) fn deferred(&mut self, depth: usize) -> String {
        let name = self.fresh_name();
        let mut text = self.line(&format!("let {name}: Noisy;"));
        let var = self.env.declare(name.clone(), Kind::Noisy, false);
        self.env.set_held(var, Held::No);
        let condition = self.condition(depth);
        let on_each_way = self.choose(2) == 0;
        let (texts, _) = self.ways(2, |this, way| {
            this.scope(|this| {
                if way == 1 && !on_each_way {
                    return (String::new(), false);
                }
                let (text, diverges) = this.stmts(depth);
                if diverges || !this.env.is_visible_name(var) {
                    return (text + &if diverges { String::new() } else { this.jump() }, true);
                }
                let value = this.noisy(depth);
                this.env.set_held(var, Held::Yes);
                (text + &this.line(&format!("{name} = {value};")), false)
            })
        });
        text += &(self.line(&format!("if {condition} {{")) + &texts[0]);
        if on_each_way {
            text += &(self.line("} else {") + &texts[1]);
        }
        text + &self.close("}")
    }

    pub(super) fn for_range(&mut self, depth: usize) -> String {
        let end = self.choose(3);
        let name = self.fresh_name();
        let head = format!("for {name} in 0..{end}");
        self.repeated(&head, |this| {
            this.env.declare(name, Kind::Number, false);
            this.stmts(depth)
        })
    }

    pub(super) fn for_list(&mut self, depth: usize) -> String {
        let name = self.fresh_name();
        let by_reference = self.features.borrows && self.choose(2) == 1;
        let list = self.of_kind(Kind::List, if by_reference { Env::can_read } else { Env::can_move });
        let (items, kind) = match list {
            Some(list) if by_reference => (format!("&{}", self.name(list)), Kind::Reference(list)),
            Some(list) => (self.take(list), Kind::Noisy),
            None => {
                let (first, second) = (self.noisy(depth.min(1)), self.noisy(0));
                (format!("[{first}, {second}]"), Kind::Noisy)
            }
        };
        self.repeated(&format!("for {name} in {items}"), |this| {
            if let Kind::Reference(list) = kind {
                this.env.declare("its iterator".into(), Kind::Iterator(list), false);
            }
            this.env.declare(name, kind, false);
            this.stmts(depth)
        })
    }

    /// `while` or `loop` with a counter that ends it.
    pub(super) fn counted_loop(&mut self, depth: usize) -> String {
        self.labels += 1;
        let counter = format!("count{}", self.labels);
        let limit = 1 + self.choose(2);
        let is_while = self.choose(2) == 0;
        let text = self.line(&format!("let mut {counter} = 0;"));
        let head = if is_while { format!("while {counter} < {limit}") } else { "loop".into() };
        text + &self.repeated(&head, |this| {
            let mut text = this.line(&format!("{counter} += 1;"));
            if !is_while {
                let target = this.env.targets.len() - 1;
                this.env.note_break(target);
                text += &this.line(&format!("if {counter} > {limit} {{"));
                text += &this.line("    break;");
                text += &this.line("}");
            }
            let (inner, diverges) = this.stmts(depth);
            (text + &inner, diverges)
        })
    }

    /// A labelled loop around statements.
    fn repeated(&mut self, head: &str, inner: impl FnOnce(&mut Self) -> (String, bool)) -> String {
        self.labels += 1;
        let label = format!("'l{}", self.labels);
        let before = self.env.vars.clone();
        self.env.enter_target(label.clone(), true, false);
        let (body, diverges) = self.scope(inner);
        let mut ends = self.env.leave_target();
        if head != "loop" {
            ends.push(before);
            if !diverges {
                ends.push(self.env.vars.clone());
            }
        }
        self.env.vars = Env::meet(&ends).expect("every loop has a way out");
        self.line(&format!("{label}: {head} {{")) + &body + &self.close("}")
    }

    pub(super) fn labelled_block(&mut self, depth: usize) -> String {
        self.labels += 1;
        let label = format!("'l{}", self.labels);
        self.env.enter_target(label.clone(), false, false);
        let (body, diverges) = self.scope(|this| this.stmts(depth));
        let mut ends = self.env.leave_target();
        if !diverges {
            ends.push(self.env.vars.clone());
        }
        let text = self.line(&format!("{label}: {{")) + &body;
        // Where nothing leaves it at its end, rustc sees that what follows is never run.
        if let Some(vars) = Env::meet(&ends) {
            self.env.vars = vars;
        }
        text + &self.close("}")
    }

    /// A jump under a condition, perhaps after a move that would not be allowed without the jump.
    pub(super) fn conditional_jump(&mut self, depth: usize) -> (String, bool) {
        let condition = self.condition(depth);
        let (texts, _) = self.ways(2, |this, way| {
            if way == 1 {
                return (String::new(), false);
            }
            this.scope(|this| {
                let (text, diverges) = this.stmts(depth.min(1));
                if diverges { (text, true) } else { (text + &this.jump(), true) }
            })
        });
        (self.line(&format!("if {condition} {{")) + &texts[0] + &self.close("}"), false)
    }

    /// `return`, `break` or `continue`.
    fn jump(&mut self) -> String {
        let targets = self.env.targets.len();
        let which = self.choose(targets + 1);
        if which == 0 {
            let text = self.last_move(None);
            let value = match self.choose(3) {
                0 => format!("Ok({})", self.number(1)),
                1 => format!("Err({})", self.noisy(1)),
                _ => format!("Err(later(\"{}\", {}).await)", self.event('p'), self.noisy(0)),
            };
            return text + &self.line(&format!("return {value};"));
        }
        let target = which - 1;
        let (label, is_loop, takes_value) = {
            let target = &self.env.targets[target];
            (target.label.clone(), target.is_loop, target.takes_value)
        };
        if is_loop && self.choose(2) == 1 {
            return self.line(&format!("continue {label};"));
        }
        let text = self.last_move(Some(target));
        let value = if takes_value { format!(" {}", self.noisy(1)) } else { String::new() };
        self.env.note_break(target);
        text + &self.line(&format!("break {label}{value};"))
    }

    /// A variable that is moved away just before a jump.
    fn last_move(&mut self, target: Option<usize>) -> String {
        if self.choose(2) == 0 {
            return String::new();
        }
        let found = self.env.all(|env, index, var| var.kind == Kind::Noisy && env.can_move_before(index, target));
        let Some(var) = self.one_of(&found) else { return String::new() };
        let name = self.take(var);
        match self.choose(2) {
            0 => self.line(&format!("drop({name});")),
            _ => self.line(&format!("eat({name}).await;")),
        }
    }

    /// `{ …; value }` as an expression.
    pub(super) fn block_value(&mut self, depth: usize, value: fn(&mut Self, usize) -> String) -> String {
        let (text, _) = self.scope(|this| this.stmts_and_value(depth - 1, value));
        format!("({{\n{text}{})", self.line("}").trim_end())
    }

    fn stmts_and_value(&mut self, depth: usize, value: fn(&mut Self, usize) -> String) -> (String, bool) {
        let (mut text, diverges) = self.stmts(depth);
        if !diverges {
            let value = value(self, depth);
            text += &self.line(&value);
        }
        (text, diverges)
    }

    pub(super) fn if_value(&mut self, depth: usize, value: fn(&mut Self, usize) -> String) -> String {
        let condition = self.condition(depth - 1);
        let start: Vec<Var> = self.env.vars.clone();
        let (texts, none_comes_through) =
            self.ways(2, |this, _| this.scope(|this| this.stmts_and_value(depth - 1, value)));
        if none_comes_through {
            self.env.vars = start;
        }
        let text = format!("if {condition} {{\n{}{}{}{}", texts[0], self.line("} else {"), texts[1], self.line("}"));
        format!("({})", text.trim_end())
    }

    pub(super) fn match_value(&mut self, depth: usize, value: fn(&mut Self, usize) -> String) -> String {
        let scrutinee = self.number(depth - 1);
        let (texts, _) = self.ways(2, |this, _| {
            this.indent += 1;
            let result = this.scope(|this| this.stmts_and_value(depth - 1, value));
            this.indent -= 1;
            result
        });
        self.indent += 1;
        let (first, other, close) = (self.line("0..=1 => {"), self.line("_ => {"), self.line("}"));
        self.indent -= 1;
        let end = self.line("}");
        format!("(match {scrutinee} {{\n{first}{}{close}{other}{}{close}{})", texts[0], texts[1], end.trim_end())
    }

    /// `loop { …; break value; }`
    pub(super) fn loop_value(&mut self, depth: usize) -> String {
        self.labels += 1;
        let (label, counter) = (format!("'l{}", self.labels), format!("count{}", self.labels));
        self.env.enter_target(label.clone(), true, true);
        let (body, _) = self.scope(|this| {
            this.indent += 1;
            let mut text = this.line(&format!("{counter} += 1;"));
            text += &this.line(&format!("if {counter} > 1 {{"));
            let start = this.env.vars.clone();
            let value = this.noisy(0);
            let target = this.env.targets.len() - 1;
            this.env.note_break(target);
            this.env.vars = start;
            text += &this.line(&format!("    break {label} {value};"));
            text += &this.line("}");
            let (inner, diverges) = this.stmts(depth - 1);
            this.indent -= 1;
            (text + &inner, diverges)
        });
        let ends = self.env.leave_target();
        self.env.vars = Env::meet(&ends).expect("the counter ends it");
        self.indent += 1;
        let (head, open, close) =
            (self.line(&format!("let mut {counter} = 0;")), self.line(&format!("{label}: loop {{")), self.line("}"));
        self.indent -= 1;
        let end = self.line("}");
        format!("({{\n{head}{open}{body}{close}{})", end.trim_end())
    }
}
