//! Where temporaries end.
//!
//! A *home* is what a temporary ends with: a statement, a branch, an arm, a turn of a loop, the function. Homes nest; a
//! temporary belongs to the innermost one
//! ([the reference](https://doc.rust-lang.org/reference/destructors.html#temporary-scopes)), and one whose life a `let`
//! extends to the home of that `let`, which is a statement, and outlives the statement.
//!
//! A temporary is declared where it is made, if nothing stands in between that ends earlier. Else it is declared further
//! up and empty, and only given its value where it is made:
//!
//! - it is made in a block inside of its home (in edition 2021 the tail of the block): the block's locals end before it;
//! - operands wait for it: these end before all temporaries, should the statement not come to its end.
//!
//! Where the home is no statement but an expression, such as a tail, the operands of that expression itself end with its
//! temporaries, the latest first.
//!
//! ```text
//! f(a(), &b(), c().await)   ⇒   let temp0; let operand0 = a(); temp0 = b(); await c() → value0; f(operand0, &temp0, value0)
//! ```

use super::{Dest, Lowerer};
use crate::ir::{BlockId, Stmt as Ir};
use crate::locals::LocalId;
use syn::Expr;

/// What temporaries end with.
pub(super) struct Home {
    /// The scope that they are declared in, as an index of `Lowerer::open`.
    depth: usize,
    /// Where the next temporary is declared if it is made further down.
    next: Spot,
    /// The same for one that a `let` extends.
    next_extended: Spot,
    /// The temporaries so far.
    temporaries: Vec<LocalId>,
    /// Whether they end before their scope does.
    ends_early: bool,
    /// Whether the home ends where its value is there.
    ends_with_value: bool,
    /// Whether it is an expression, whose own operands end with its temporaries.
    is_expression: bool,
    /// Whether it has operands of its own, and whether a temporary has been made after one.
    operands: (bool, bool),
    /// How many expressions inside of the home were being evaluated around it.
    nesting: usize,
}

/// A place in the body made so far, and in the list of its scope's locals.
#[derive(Clone, Copy)]
struct Spot {
    block: Option<BlockId>,
    /// Before this statement.
    at: usize,
    /// Before this local.
    slot: usize,
    /// The blocks from this one on come after it.
    first_block: usize,
}

/// Which temporaries.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Of the home itself.
    Own,
    /// Those that outlive it, with a `let`.
    Extended,
    /// Operands that end with the temporaries of the home.
    Operand,
}

impl Lowerer<'_> {
    /// Runs `inner` as a statement: its temporaries end with it.
    pub(super) fn statement(&mut self, inner: impl FnOnce(&mut Self)) {
        self.open_home(true, false);
        inner(self);
        self.end_temporaries();
        self.close_home();
    }

    /// The same where the home is an expression.
    pub(super) fn expression(&mut self, inner: impl FnOnce(&mut Self)) {
        self.statement(|this| {
            this.homes.last_mut().expect("a home").is_expression = true;
            inner(this);
        });
    }

    /// An expression as a statement. Where control flow in it makes temporaries, they get a scope around it.
    pub(super) fn statement_of(&mut self, expr: Expr, dest: Dest) {
        self.statement(|this| this.in_scope_of(&expr.clone(), |this| this.into(dest, expr)));
    }

    /// Runs `inner`, whose temporaries end with the scope that is open. `ends_with_value` says that this is all that the
    /// scope is for.
    pub(super) fn scope_home(&mut self, ends_with_value: bool, inner: impl FnOnce(&mut Self)) {
        self.open_home(false, ends_with_value);
        inner(self);
        self.close_home();
    }

    /// The same for an expression.
    pub(super) fn expression_in_scope(&mut self, ends_with_value: bool, inner: impl FnOnce(&mut Self)) {
        self.scope_home(ends_with_value, |this| {
            this.homes.last_mut().expect("a home").is_expression = true;
            inner(this);
        });
    }

    /// Evaluates control flow in the midst of other code: when its value is there, its home goes on.
    pub(super) fn amid(&mut self, dest: Dest, control: Expr) {
        let home = self.innermost_home();
        let ends_with_value = std::mem::replace(&mut self.homes[home].ends_with_value, false);
        self.take_apart(dest, control);
        self.homes[home].ends_with_value = ends_with_value;
    }

    fn open_home(&mut self, ends_early: bool, ends_with_value: bool) {
        let depth = self.open.len() - 1;
        let (next, next_extended) = (self.here(depth), self.here(depth));
        self.homes.push(Home {
            depth,
            next,
            next_extended,
            temporaries: vec![],
            ends_early,
            ends_with_value,
            is_expression: false,
            operands: (false, false),
            nesting: std::mem::take(&mut self.nesting),
        });
    }

    fn close_home(&mut self) {
        self.nesting = self.homes.pop().expect("a home").nesting;
    }

    /// Evaluates parts of the expression that is being evaluated.
    pub(super) fn nested(&mut self, inner: impl FnOnce(&mut Self)) {
        self.nesting += 1;
        inner(self);
        self.nesting -= 1;
    }

    /// Whether what is evaluated now is an operand that ends with the temporaries.
    pub(super) fn is_own_operand(&self) -> bool {
        self.nesting == 1 && self.homes.last().is_some_and(|home| home.is_expression)
    }

    /// Whether what is evaluated now is the expression that is a home.
    pub(super) fn is_own_value(&self) -> bool {
        self.nesting == 0 && self.home_is_expression()
    }

    /// Whether the innermost home is an expression.
    pub(super) fn home_is_expression(&self) -> bool {
        self.homes.last().is_some_and(|home| home.is_expression)
    }

    /// Whether a temporary was made after an operand that ends with it.
    pub(super) fn has_mixed_operands(&self) -> bool {
        self.homes.last().is_some_and(|home| home.operands.1)
    }

    /// The end of the statement's temporaries, the latest first.
    pub(super) fn end_temporaries(&mut self) {
        let home = self.homes.last().expect("a home");
        if home.ends_early {
            for temp in home.temporaries.clone().into_iter().rev() {
                // A reference is not kept for its end.
                if !self.body.locals[temp].needs_no_drop() {
                    self.push(Ir::Drop(temp));
                }
            }
        }
    }

    /// Whether the innermost home has temporaries by now.
    pub(super) fn has_made_temporaries(&self) -> bool {
        !self.homes.last().expect("a home").temporaries.is_empty()
    }

    /// The home that a `let` being lowered extends temporaries to.
    pub(super) fn innermost_home(&self) -> usize {
        self.homes.len() - 1
    }

    /// Whether temporaries made here outlive locals that end before them, or code that is still to come.
    pub(super) fn is_inside_of_home(&self) -> bool {
        let home = self.homes.last().expect("a home");
        let mut inside = self.open[home.depth + 1..].iter();
        self.open.len() - 1 > home.depth && (!home.ends_with_value || inside.any(|(_, locals)| !locals.is_empty()))
    }

    /// Whether a temporary can be declared where it is made.
    pub(super) fn can_declare_here(&self, home: usize, kind: Kind) -> bool {
        self.open_insets == 0 && self.declared_after(home, kind).is_some_and(|between| between.is_empty())
    }

    /// Whether `local`, declared just now, can be a temporary of a home as it is.
    pub(super) fn can_take(&self, home: usize, kind: Kind, local: LocalId) -> bool {
        self.open_insets == 0 && self.declared_after(home, kind).is_some_and(|between| between == [local])
    }

    /// What has been declared in the scope of a home after its last temporary; nothing if another scope is open here.
    fn declared_after(&self, home: usize, kind: Kind) -> Option<&[LocalId]> {
        let home = &self.homes[home];
        (self.open.len() - 1 == home.depth).then(|| &self.open[home.depth].1[home.spot(kind).slot..])
    }

    /// Takes note of a temporary that has been declared where it is made.
    pub(super) fn declared_here(&mut self, home: usize, kind: Kind, temp: LocalId) {
        let here = self.here(self.homes[home].depth);
        let home = &mut self.homes[home];
        home.next = here;
        match kind {
            Kind::Own | Kind::Operand => home.add(kind, temp),
            Kind::Extended => home.next_extended = here,
        }
    }

    /// What has just been declared, if it may be any of these.
    pub(super) fn is_newer(&self, home: usize, local: LocalId) -> bool {
        let home = &self.homes[home];
        self.open[home.depth].1[home.next.slot..].contains(&local)
    }

    /// Declares a temporary further up, in the scope of its home.
    pub(super) fn declare_at_home(&mut self, home: usize, kind: Kind, temp: LocalId) {
        let (spot, depth) = (*self.homes[home].spot(kind), self.homes[home].depth);
        let scope = self.open[depth].0;
        let Some(block) = spot.block else { return };
        self.body.blocks[block.0].stmts.insert(spot.at, Ir::Declare(temp));
        let after = self.body.blocks[spot.first_block..].iter_mut().map(|block| &mut block.open);
        for open in after.chain([&mut self.open]) {
            if let Some((found, locals)) = open.get_mut(depth)
                && *found == scope
            {
                locals.insert(spot.slot, temp);
            }
        }
        // What comes later, in this home or one inside of it, has moved on.
        for (index, other) in self.homes.iter_mut().enumerate() {
            let same_scope = other.depth == depth;
            if index >= home {
                other.next.move_on(&spot, same_scope);
            }
            if index > home || (index == home && kind == Kind::Extended) {
                other.next_extended.move_on(&spot, same_scope);
            }
        }
        self.homes[home].add(kind, temp);
    }

    fn here(&self, depth: usize) -> Spot {
        let at = self.current.map_or(0, |block| self.body.blocks[block.0].stmts.len());
        Spot { block: self.current, at, slot: self.open[depth].1.len(), first_block: self.body.blocks.len() }
    }
}

impl Home {
    fn add(&mut self, kind: Kind, local: LocalId) {
        match kind {
            Kind::Own => {
                self.temporaries.push(local);
                self.operands.1 |= self.operands.0;
            }
            Kind::Operand => self.operands.0 = true,
            Kind::Extended => {}
        }
    }

    fn spot(&self, kind: Kind) -> &Spot {
        match kind {
            Kind::Own | Kind::Operand => &self.next,
            Kind::Extended => &self.next_extended,
        }
    }
}

impl Spot {
    /// A declaration has been put in at `other`.
    fn move_on(&mut self, other: &Spot, same_scope: bool) {
        if self.block == other.block && self.at >= other.at {
            self.at += 1;
        }
        if same_scope && self.slot >= other.slot {
            self.slot += 1;
        }
    }
}
