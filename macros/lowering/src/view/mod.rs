//! What there is to see of the coroutines of a file: for the viewer and for tests.
//!
//! Input: a parsed file. Output: its coroutines ([`coroutines`]), each of which can be expanded ([`Coroutine::expand`]);
//! of the expansion there are the tokens, a readable form ([`Expansion::readable`]), the states with what each saves
//! ([`Machine::states`]), the control-flow graph ([`Machine::graph`]) and a dump of the IR ([`Machine::ir`]).
//!
//! ```
//! let file = syn::parse_file("#[asyncio::coroutine] async fn twice(n: i64) -> i64 { square(n).await * 2 }")?;
//! let coroutines = coropy_lowering::view::coroutines(&file);
//! assert_eq!(coroutines[0].name(), "twice");
//!
//! let expansion = coroutines[0].expand().map_err(|errors| errors[0].clone())?;
//! assert!(expansion.readable().contains("struct Frame<"));
//!
//! let machine = expansion.machine().expect("it has a body");
//! assert_eq!(machine.states()[1].name, "AwaitSquare");
//! # Ok::<(), syn::Error>(())
//! ```

mod code;
mod dump;
mod find;
mod graph;
mod readable;
mod shorten;

pub use crate::emit::report::{Doing, How, Saved, State};
pub use find::coroutines;
pub use graph::{Edge, Graph, Node, Shape, Way};

use crate::analysis::analyse;
use crate::check::{self, Annotated};
use crate::conditional;
use crate::diagnostics::Diagnostics;
use crate::edition::Edition;
use crate::emit::{self, Function, report};
use crate::expand;
use crate::ir::Body;
use crate::locals::Locals;
use crate::resolve::Resolver;
use crate::user_macros;
use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::visit_mut::VisitMut;
use syn::{FnArg, ItemFn, Path, parse_quote};

/// A function that is to become a coroutine, as the attribute gets to see it.
#[derive(Clone, Debug)]
pub struct Coroutine {
    name: String,
    span: Span,
    args: TokenStream,
    item: TokenStream,
    is_bare: bool,
    edition: Edition,
}

impl Coroutine {
    /// A function by itself.
    ///
    /// ```
    /// let coroutine = coropy_lowering::view::Coroutine::of(syn::parse_quote!(async fn f() {}));
    /// assert_eq!(coroutine.name(), "f");
    /// ```
    pub fn of(function: ItemFn) -> Self {
        Coroutine {
            name: function.sig.ident.to_string(),
            span: function.sig.ident.span(),
            args: TokenStream::new(),
            item: function.into_token_stream(),
            is_bare: false,
            edition: Edition::default(),
        }
    }

    /// The same in a crate of another edition than 2024.
    pub fn in_edition(self, edition: Edition) -> Self {
        Coroutine { edition, ..self }
    }

    /// Its name, with the modules, types and functions around it: `bank::Account::pay`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The place of its name.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Whether the attribute is a lone `#[coroutine]` where none of our macros sees it, and rustc refuses it.
    pub fn is_bare(&self) -> bool {
        self.is_bare
    }

    /// Runs the passes, or says what the attribute would report.
    pub fn expand(&self) -> Result<Expansion, Vec<syn::Error>> {
        let mut errors = Diagnostics::new();
        let args = check::parse_args(self.args.clone(), &mut errors);
        let krate = &args.krate;
        let private: Path = parse_quote!(#krate::private);
        let annotated = check::parse_item(self.item.clone(), &mut errors);
        let machine = match &annotated {
            Some(Annotated::Function(function)) => {
                expand::lowered(&first(function), None, private.clone(), self.edition, &mut errors)
                    .map(|(function, body, _)| Machine { name: self.name.clone(), function, body })
            }
            Some(Annotated::Required(_)) | None => None,
        };
        if !errors.is_empty() {
            return Err(errors.into_errors());
        }
        let item = match &annotated {
            Some(Annotated::Function(function)) => first(function).into_token_stream(),
            _ => self.item.clone(),
        };
        let tokens = expand::coroutine(self.args.clone(), item, self.edition);
        Ok(Expansion { source: self.item.clone(), private, tokens, machine })
    }

    /// The function after resolution: each local's mentions carry its number.
    pub fn resolved(&self) -> syn::Result<String> {
        let mut function: ItemFn = syn::parse2(self.item.clone())?;
        let mut locals = Locals::default();
        let mut resolver = Resolver::new(&mut locals, &function.sig.generics);
        for arg in &mut function.sig.inputs {
            match arg {
                FnArg::Receiver(receiver) => drop(resolver.declare_self(receiver.self_token.span, false, None)),
                FnArg::Typed(typed) => {
                    let ty = typed.ty.clone();
                    resolver.declare(&mut typed.pat, Some(&ty));
                }
            }
        }
        resolver.visit_block_mut(&mut function.block);
        Ok(dump::numbered(&prettyplease::unparse(&syn::parse2(function.into_token_stream())?)))
    }
}

/// The function as it is where all its `#[cfg]`s hold.
fn first(function: &ItemFn) -> ItemFn {
    let spread = user_macros::spread(function).unwrap_or_else(|| function.clone());
    let variants = conditional::variants(spread, &mut Diagnostics::new());
    variants.into_iter().next().map_or_else(|| function.clone(), |variant| variant.function)
}

/// What the attribute makes of a function.
#[derive(Clone, Debug)]
pub struct Expansion {
    source: TokenStream,
    private: Path,
    tokens: TokenStream,
    machine: Option<Machine>,
}

impl Expansion {
    /// The tokens that rustc gets.
    pub fn tokens(&self) -> &TokenStream {
        &self.tokens
    }

    /// The machine. A method that a trait requires has none.
    pub fn machine(&self) -> Option<&Machine> {
        self.machine.as_ref()
    }

    /// The tokens as formatted source, nothing left out.
    pub fn full(&self) -> String {
        readable::full(&self.tokens)
    }

    /// Formatted for people: paths shortened, states commented. What was changed is said at the top.
    pub fn readable(&self) -> String {
        readable::readable(self)
    }
}

/// A coroutine's machine, looked into.
#[derive(Clone, Debug)]
pub struct Machine {
    name: String,
    function: Function,
    body: Body,
}

impl Machine {
    /// The states, in the order of the machine's enum.
    pub fn states(&self) -> Vec<State> {
        report::states(&self.function, &self.body)
    }

    /// The control-flow graph, blocks that do nothing left out.
    pub fn graph(&self) -> Graph {
        graph::graph(&self.name, &self.body)
    }

    /// The IR: blocks, statements, terminators, scopes.
    pub fn ir(&self) -> String {
        dump::dump(&self.name, &self.body, None)
    }

    /// The IR with what is known on entry to each block: what locals hold a value, and which are mentioned again.
    pub fn ir_with_facts(&self) -> String {
        dump::dump(&self.name, &self.body, Some(&analyse(&self.body)))
    }

    /// The expansion, as emission writes it.
    pub fn emitted(&self) -> TokenStream {
        emit::emit(&self.function, &self.body, &analyse(&self.body))
    }
}
