//! The variables in scope, and what rustc would let one do with each.

/// What a variable is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `i32`
    Number,
    /// A dropper.
    Noisy,
    /// `(Noisy, Noisy)`
    Pair,
    /// `Option<Noisy>`
    Slot,
    /// `Vec<Noisy>`
    List,
    /// `Box<Noisy>`
    Boxed,
    /// A closure that owns a dropper and gives its length.
    Closure,
    /// One that gives up what it owns when it is called.
    Once,
    /// A future of a dropper.
    Future,
    /// `&Noisy`, of the variable with this index.
    Reference(usize),
    /// `&mut Noisy`.
    Exclusive(usize),
    /// What a `for` over a borrowed list holds; it has no name.
    Iterator(usize),
    /// A future that holds a `&Noisy` and gives a length; it has a drop.
    Looking(usize),
}

impl Kind {
    fn borrows(self) -> Option<usize> {
        match self {
            Kind::Reference(of) | Kind::Exclusive(of) | Kind::Looking(of) | Kind::Iterator(of) => Some(of),
            _ => None,
        }
    }
}

/// Whether a variable holds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    Yes,
    No,
    /// On some ways to here.
    Perhaps,
}

#[derive(Clone, Debug)]
pub(super) struct Var {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) mutable: bool,
    /// Of a pair both halves, else the first says it.
    pub(super) held: [Held; 2],
    /// In how many loops it was declared.
    loops: usize,
    /// A reference that is not used again.
    retired: bool,
}

/// Where a `break` goes.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) label: String,
    pub(super) is_loop: bool,
    pub(super) takes_value: bool,
    /// The variables in scope outside of it.
    vars: usize,
    /// The loops around it.
    loops: usize,
    /// What the variables hold at its breaks.
    breaks: Vec<Vec<Var>>,
}

/// What is known at one point of the program.
#[derive(Clone, Debug, Default)]
pub(super) struct Env {
    pub(super) vars: Vec<Var>,
    pub(super) targets: Vec<Target>,
    pub(super) loops: usize,
}

impl Env {
    pub(super) fn declare(&mut self, name: String, kind: Kind, mutable: bool) -> usize {
        self.vars.push(Var { name, kind, mutable, held: [Held::Yes; 2], loops: self.loops, retired: false });
        self.vars.len() - 1
    }

    /// Whether the name still means this variable.
    fn is_visible(&self, index: usize) -> bool {
        !self.vars[index + 1..].iter().any(|later| later.name == self.vars[index].name)
    }

    pub(super) fn is_visible_name(&self, index: usize) -> bool {
        self.is_visible(index)
    }

    /// Whether all of it is there.
    pub(super) fn is_held(&self, index: usize) -> bool {
        self.vars[index].held == [Held::Yes; 2]
    }

    fn is_borrowed(&self, index: usize, exclusively: bool) -> bool {
        self.vars.iter().any(|var| {
            var.kind.borrows() == Some(index)
                && !var.retired
                && var.held[0] != Held::No
                && (!exclusively || matches!(var.kind, Kind::Exclusive(_)))
        })
    }

    /// It can be looked at: `x.touch()`, `&x`.
    pub(super) fn can_read(&self, index: usize) -> bool {
        self.is_visible(index)
            && !self.vars[index].retired
            && !matches!(self.vars[index].kind, Kind::Iterator(_))
            && self.is_held(index)
            && !self.is_borrowed(index, true)
    }

    /// It can be changed in place: `x.grow()`, `&mut x`.
    pub(super) fn can_change(&self, index: usize) -> bool {
        self.can_read(index) && self.vars[index].mutable && !self.is_borrowed(index, false)
    }

    /// It can be moved away here. What was declared outside of a loop cannot, inside of it.
    pub(super) fn can_move(&self, index: usize) -> bool {
        self.can_read(index) && !self.is_borrowed(index, false) && self.vars[index].loops == self.loops
    }

    /// It can be moved away just before a `break` to this target, or before a `return`.
    pub(super) fn can_move_before(&self, index: usize, target: Option<usize>) -> bool {
        self.can_read(index)
            && !self.is_borrowed(index, false)
            && target.is_none_or(|target| self.vars[index].loops >= self.targets[target].loops)
    }

    /// It can be assigned, whatever it holds.
    pub(super) fn can_assign(&self, index: usize) -> bool {
        self.is_visible(index) && self.vars[index].mutable && !self.is_borrowed(index, false)
    }

    /// One half of a pair is there, and may be used (or moved).
    pub(super) fn can_read_half(&self, index: usize, half: usize) -> bool {
        self.is_visible(index) && self.vars[index].held[half] == Held::Yes && !self.is_borrowed(index, true)
    }

    pub(super) fn can_move_half(&self, index: usize, half: usize) -> bool {
        self.can_read_half(index, half) && !self.is_borrowed(index, false) && self.vars[index].loops == self.loops
    }

    /// A reference that can be given up: what it borrows is free again. Not in a loop that comes back to its uses.
    pub(super) fn can_retire(&self, index: usize) -> bool {
        matches!(self.vars[index].kind, Kind::Reference(_) | Kind::Exclusive(_))
            && !self.vars[index].retired
            && self.vars[index].loops == self.loops
    }

    pub(super) fn retire(&mut self, index: usize) {
        self.vars[index].retired = true;
    }

    pub(super) fn set_held(&mut self, index: usize, held: Held) {
        self.vars[index].held = [held; 2];
    }

    /// All variables for which something holds.
    pub(super) fn all(&self, test: impl Fn(&Env, usize, &Var) -> bool) -> Vec<usize> {
        (0..self.vars.len()).filter(|index| test(self, *index, &self.vars[*index])).collect()
    }

    /// Forgets the variables of an inner scope.
    pub(super) fn leave_to(&mut self, count: usize) {
        self.vars.truncate(count);
    }

    /// What is known where several ways meet; a way that diverges is not among them.
    pub(super) fn meet(ways: &[Vec<Var>]) -> Option<Vec<Var>> {
        let (first, others) = ways.split_first()?;
        let mut met = first.clone();
        for way in others {
            for (var, other) in met.iter_mut().zip(way) {
                for (held, other) in var.held.iter_mut().zip(other.held) {
                    if *held != other {
                        *held = Held::Perhaps;
                    }
                }
                var.retired |= other.retired;
            }
        }
        Some(met)
    }

    pub(super) fn enter_target(&mut self, label: String, is_loop: bool, takes_value: bool) {
        let (vars, loops) = (self.vars.len(), self.loops);
        self.targets.push(Target { label, is_loop, takes_value, vars, loops, breaks: vec![] });
        self.loops += usize::from(is_loop);
    }

    /// A `break` to the target from here.
    pub(super) fn note_break(&mut self, target: usize) {
        let mut vars = self.vars.clone();
        vars.truncate(self.targets[target].vars);
        self.targets[target].breaks.push(vars);
    }

    /// What the variables hold at the breaks of the innermost target, which is left.
    pub(super) fn leave_target(&mut self) -> Vec<Vec<Var>> {
        let target = self.targets.pop().expect("a target was entered");
        self.loops = target.loops;
        target.breaks
    }
}
