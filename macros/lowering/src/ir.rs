//! One coroutine's body as a control-flow graph.
//!
//! Statements that cannot suspend stay as the user wrote them (`Stmt::Code`). What can suspend, and the control flow
//! around it, is taken apart into basic blocks. A block says which drop scopes are open when it is entered and which
//! locals are declared in them; scopes are opened by `Stmt::Enter` and left by jumping to a block outside.

use crate::analysis::parts::{Part, path_of};
use crate::locals::{LocalId, Locals};
use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::spanned::Spanned;
use syn::{Expr, Pat};

/// A basic block of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub usize);

/// A drop scope of a body. Scope 0 is the function itself and holds the parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScopeId(pub usize);

/// One coroutine.
#[derive(Clone, Debug)]
pub struct Body {
    /// The function's name.
    pub name: Ident,
    /// Where an expansion finds what it is made of: `::asyncio::private`.
    pub private: syn::Path,
    /// Whose rules its closures follow.
    pub edition: crate::edition::Edition,
    /// Parameters and the user's and our own variables.
    pub locals: Locals,
    /// The locals that hold the arguments, in order.
    pub params: Vec<LocalId>,
    /// Block 0 is the entry.
    pub blocks: Vec<Block>,
    /// The drop scopes.
    pub scopes: Vec<Scope>,
    /// The suspension points, in the order of the source.
    pub awaits: Vec<Await>,
    /// Items declared in the body, emitted once.
    pub items: Vec<syn::Item>,
    /// The blocks that end with a `return`, `break` or `continue` of the user's. (Others end where their code does.)
    pub jumps: BTreeSet<BlockId>,
    /// Whether what is returned is of a type that is `Copy`, as that is written: nothing is moved for it out of what a pointer
    /// leads to.
    pub returns_copy: bool,
    /// Whether a match guard suspends. rustc has to see the `match` as it was written.
    pub guards_suspend: bool,
    /// The operands that have insets, by their numbers, as they were before what they make was given to locals.
    pub insets: Vec<Expr>,
}

/// A drop scope.
#[derive(Clone, Debug)]
pub struct Scope {
    /// Whether its code stood in an `unsafe` block of the user's.
    pub is_unsafe: bool,
    /// Where the block stands that it is, so that what rustc says of its end it says of the user's brace.
    pub span: Option<Span>,
    /// Items that are visible in it and can be repeated where it is opened again.
    pub items: Vec<syn::Item>,
}

/// Where a suspension point stands.
#[derive(Clone, Debug)]
pub struct Await {
    /// The `await` token.
    pub span: Span,
    /// Where what is awaited begins.
    pub begin: Span,
    /// The awaited expression, as the user wrote it.
    pub text: String,
    /// A name for the state, from what is awaited.
    pub hint: String,
}

/// Straight-line code and how it is left.
#[derive(Clone, Debug)]
pub struct Block {
    /// The scopes that are open on entry, outermost first, each with the locals declared so far.
    pub open: Vec<(ScopeId, Vec<LocalId>)>,
    /// In order.
    pub stmts: Vec<Stmt>,
    /// How it is left.
    pub term: Term,
    /// What kind of place this is, for the name of its state: `loop`, `after_if`, …
    pub hint: &'static str,
}

/// What a block does.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant, reason = "most statements are the large variant, the user's code")]
pub enum Stmt {
    /// Opens a scope.
    Enter(ScopeId),
    /// `let x;`, with the type if one is known.
    Declare(LocalId),
    /// `x = value`, where `x` holds nothing yet.
    Init(LocalId, Expr),
    /// A statement of the user's that cannot suspend, and what it declares.
    Code(syn::Stmt, Vec<LocalId>),
    /// Before a method call on `of`, which is not mentioned afterwards: moves it into `rest`, whose type says whether the
    /// method takes its receiver by value. If the receiver is a field of `of`, all stays where it is, and `rest` stands for
    /// the field in the call.
    Probe {
        /// What the method will be called on, and what it leaves.
        rest: LocalId,
        /// The receiver, or what it is a field of.
        of: LocalId,
        /// The call as written.
        call: Box<syn::ExprMethodCall>,
        /// How it is asked about.
        by: Ask,
        /// What has owned the receiver since its `Moves`, if the method takes it.
        moved: Option<LocalId>,
    },
    /// After operands that have awaited: shows that the place in `expr`, which natively comes before them, can as well come
    /// after them, or says by the type of an order that it has been copied or borrowed before. The place is the receiver of a
    /// method call, the left side of a compound assignment, or all of `expr`. Behind a `&`, it is one that is got to several times.
    Settle {
        /// What is about to be evaluated.
        expr: Box<Expr>,
        /// Whether a receiver has been copied, if an argument may change it.
        order: Option<LocalId>,
        /// Whether it has been borrowed, if a `Deref` that is not std's may be on the way to it.
        place_order: Option<LocalId>,
        /// What owns the receiver, if the method takes it.
        moved: Option<LocalId>,
    },
    /// Where the receiver of a call stands whose arguments await: it is moved now, if the method takes it. That is what a `Probe`
    /// before the call finds out; until there is one, nothing is known.
    Moves {
        /// A local, or a field of one, which stays where it is.
        receiver: Box<Expr>,
        /// What owns it until the call, if it is moved.
        taken: LocalId,
        /// The `rest` of the probe.
        rest: Option<LocalId>,
    },
    /// What stands from here to its `EndInset` is evaluated before the operand that is marked with this number (`inset`), and
    /// after what stands before that operand.
    Inset(usize),
    /// The end of an inset.
    EndInset(usize),
    /// Before a call, or a struct, whose operands have awaited: shows that what is expected of those that are references, which
    /// came before, calls no `Deref` that is not std's.
    Expected {
        /// What is about to be evaluated.
        of: Box<Expr>,
        /// Which operands.
        references: Vec<usize>,
    },
    /// The end of a temporary's life.
    Drop(LocalId),
}

/// How a block is left.
#[derive(Clone, Debug)]
pub enum Term {
    /// Not yet known; none is left after lowering.
    Open,
    /// To the next block, leaving the scopes that it is not in.
    Goto(BlockId),
    /// On a condition, which may be a let chain and so declare locals for `then`.
    If {
        /// Cannot suspend.
        cond: Box<Expr>,
        /// Where it holds.
        then: BlockId,
        /// Where it does not.
        otherwise: BlockId,
    },
    /// On a pattern. Cannot suspend itself, guards included.
    Match {
        /// What is matched.
        scrutinee: Box<Expr>,
        /// In order.
        arms: Vec<(Pat, BlockId)>,
        /// The `match` token.
        span: Span,
    },
    /// Suspends until `awaited` is ready and goes on at `resume` with its output in `value`.
    Await {
        /// Index into `Body::awaits`.
        index: usize,
        /// What is awaited.
        awaited: Box<Expr>,
        /// Declared and assigned at `resume`.
        value: LocalId,
        /// Where it goes on.
        resume: BlockId,
    },
    /// The coroutine's value.
    Return(Box<Expr>),
    /// Code that never gets to its end, such as a `panic!()`.
    Diverge(Box<Expr>),
}

impl Stmt {
    /// The user's code in it.
    pub fn to_code(&self) -> TokenStream {
        match self {
            Stmt::Code(stmt, _) => stmt.to_token_stream(),
            Stmt::Init(_, value) => value.to_token_stream(),
            Stmt::Enter(_)
            | Stmt::Declare(_)
            | Stmt::Probe { .. }
            | Stmt::Settle { .. }
            | Stmt::Moves { .. }
            | Stmt::Expected { .. }
            | Stmt::Inset(_)
            | Stmt::EndInset(_)
            | Stmt::Drop(_) => TokenStream::new(),
        }
    }

    /// The field that a probe asks about, or the whole, if that is moved before the arguments.
    pub fn probed_part(&self) -> Option<Part> {
        match self {
            Stmt::Probe { rest, call, moved, .. } => {
                let (_, path) = path_of(&call.receiver).filter(|(_, path)| !path.is_whole() || moved.is_some())?;
                Some(Part::asked(path, *rest, call.receiver.span()).written(&call.receiver))
            }
            _ => None,
        }
    }

    /// The local whose part, or whole, may be moved here, and that part.
    pub fn moved_part(&self) -> Option<(LocalId, Part)> {
        match self {
            Stmt::Moves { rest, receiver, .. } => {
                let (local, path) = path_of(receiver)?;
                Some((local, Part::asked(path, (*rest)?, receiver.span())))
            }
            _ => None,
        }
    }
}

/// How a receiver is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A method of a trait is put beside the one that is called.
    Trait,
    /// A closure calls the method: what does it capture? Nobody can tell when the arguments are evaluated.
    Closure,
    /// The same of a closure that is called itself, `once()`; the call stands here as that of a method.
    Call,
}

impl Term {
    /// The user's code in it, but for patterns.
    pub fn to_code(&self) -> TokenStream {
        match self {
            Term::Await { awaited: expr, .. }
            | Term::Match { scrutinee: expr, .. }
            | Term::If { cond: expr, .. }
            | Term::Return(expr)
            | Term::Diverge(expr) => expr.to_token_stream(),
            Term::Open | Term::Goto(_) => TokenStream::new(),
        }
    }

    /// Where it can lead.
    pub fn successors(&self) -> Vec<BlockId> {
        match self {
            Term::Open | Term::Return(_) | Term::Diverge(_) => vec![],
            Term::Goto(to) => vec![*to],
            Term::If { then, otherwise, .. } => vec![*then, *otherwise],
            Term::Match { arms, .. } => arms.iter().map(|(_, to)| *to).collect(),
            Term::Await { resume, .. } => vec![*resume],
        }
    }
}

impl Block {
    /// The locals that are in scope on entry, in the order of their declaration.
    pub fn in_scope(&self) -> impl Iterator<Item = LocalId> + '_ {
        self.open.iter().flat_map(|(_, locals)| locals.iter().copied())
    }
}

impl Body {
    /// Whether a local was declared as a closure.
    pub fn is_a_closure(&self, local: LocalId) -> bool {
        self.blocks.iter().flat_map(|block| &block.stmts).any(|stmt| match stmt {
            Stmt::Code(syn::Stmt::Local(declared), declares) if declares[..] == [local] => {
                declared.init.as_ref().is_some_and(|init| matches!(*init.expr, Expr::Closure(_)))
            }
            _ => false,
        })
    }

    /// Where what `taken` owns until a call is moved.
    pub fn moves_into(&self, taken: LocalId) -> Option<&Stmt> {
        let mut stmts = self.blocks.iter().flat_map(|block| &block.stmts);
        stmts.find(|stmt| matches!(stmt, Stmt::Moves { taken: known, .. } if *known == taken))
    }

    /// The probe of which `rest` is the rest.
    pub fn probe_of(&self, rest: LocalId) -> Option<&Stmt> {
        self.locals[rest].rest_of?;
        let mut stmts = self.blocks.iter().flat_map(|block| &block.stmts);
        stmts.find(|stmt| matches!(stmt, Stmt::Probe { rest: other, .. } if *other == rest))
    }
}

impl std::ops::Index<BlockId> for Body {
    type Output = Block;
    fn index(&self, id: BlockId) -> &Block {
        &self.blocks[id.0]
    }
}
