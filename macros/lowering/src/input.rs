//! From the item under the attribute to what the passes take.
//!
//! Input: the parsed function. Output: its `Body`, lowered, and the `Function` around it, whose parameters are plain
//! names. The arguments are moved into the machine one by one; a pattern is matched when the coroutine first runs, as in
//! a native `async fn`.
//!
//! ```text
//! async fn f((a, b): (A, B), c: C)   ⇒   fn f(arg0: (A, B), arg1: C), and at the start of the body:
//!                                        let arg0 = arg0; let (a, b) = arg0; let c = arg1;
//! ```

use crate::alternatives;
use crate::analysis::{Facts, analyse, split};
use crate::captures;
use crate::constants;
use crate::desugar::{desugar, exclusive_constants};
use crate::diagnostics::Diagnostics;
use crate::edition::Edition;
use crate::emit::{Function, PRIVATE};
use crate::ir::Body;
use crate::locals::{Local, LocalId, Locals, marked};
use crate::lower::{Source, bindings, lower};
use crate::recursion::box_calls;
use crate::resolve::{Resolver, is_copy};
use crate::set::Set;
use crate::syntax::{assign, binding, named};
use proc_macro2::{Ident, Span};
use syn::visit_mut::VisitMut;
use syn::{AttrStyle, FnArg, ItemFn, Pat, Path, ReceiverKind, ReturnType, Stmt, Type, parse_quote};

/// Resolves and lowers a function, or what is left of it when macros of the user's are expanded: then rustc is shown the
/// function as it was, which calls them.
///
/// `private` is the module of the runtime that an expansion names; inside of the body it is called [`PRIVATE`].
///
/// Where a local is moved on some paths only, it is lowered again, with the branches taken apart.
pub fn lower_function(
    written: &ItemFn,
    expanded: Option<ItemFn>,
    private: &Path,
    edition: Edition,
    diagnostics: &mut Diagnostics,
) -> (Function, Body, Facts) {
    let mut split = Set::new();
    let has_calls = expanded.is_some();
    let mut function = expanded.unwrap_or_else(|| written.clone());
    let inside: Path = Ident::new(PRIVATE, Span::call_site()).into();
    exclusive_constants(&mut function);
    desugar(&mut function.block, &inside, edition, diagnostics);
    constants::name(&mut function.block);
    box_calls(&mut function, &inside);
    loop {
        let errors = diagnostics.len();
        let (mut shell, body) = lower_with(function.clone(), (private, &inside), edition, &split, diagnostics);
        let facts = analyse(&body);
        let found = split::split(&body, &facts);
        if diagnostics.len() > errors || found.is_subset(&split) {
            if has_calls {
                let mut written = written.clone();
                box_calls(&mut written, &inside);
                shell.calling = Some(*written.block);
            }
            return (shell, body, facts);
        }
        split.join(&found);
    }
}

/// The function around a body that need not be lowered.
pub fn not_lowered(mut function: ItemFn, private: &Path) -> Function {
    let prologue = arguments(&mut function).as_written;
    constants::name(&mut function.block);
    function_around(function, prologue, private)
}

fn function_around(function: ItemFn, prologue: Vec<(Vec<syn::Attribute>, Pat, Ident)>, private: &Path) -> Function {
    let ItemFn { mut attrs, vis, sig, block, .. } = function;
    // What stands inside of the body, `#![allow(…)]`, is said of the function as well: before it, it is an outer one.
    attrs.iter_mut().for_each(|attr| attr.style = AttrStyle::Outer);
    Function { attrs, vis, sig, body: *block, calling: None, prologue, private: private.clone() }
}

/// The parameters as written.
struct Arguments {
    all_simple: bool,
    patterns: Vec<(Pat, Type)>,
    as_written: Vec<(Vec<syn::Attribute>, Pat, Ident)>,
}

/// Makes plain names of a function's parameters.
fn arguments(function: &mut ItemFn) -> Arguments {
    let all_simple = function.sig.inputs.iter().all(is_simple);
    let mut patterns = vec![];
    let mut as_written = vec![];
    for (index, arg) in function.sig.inputs.iter_mut().enumerate() {
        match arg {
            FnArg::Receiver(_) => {}
            FnArg::Typed(typed) => {
                let pat = (*typed.pat).clone();
                let ty = (*typed.ty).clone();
                let name = match (&pat, all_simple) {
                    (Pat::Ident(ident), true) => ident.ident.clone(),
                    _ => Ident::new(&format!("arg{index}"), Span::mixed_site()),
                };
                if has_ref_mut(&pat) {
                    let again = binding(name.clone(), Some(Default::default()));
                    as_written.push((vec![], again, name.clone()));
                }
                as_written.push((typed.attrs.clone(), pat.clone(), name.clone()));
                *typed.pat = binding(name, None);
                patterns.push((pat, ty));
            }
        }
    }
    Arguments { all_simple, patterns, as_written }
}

fn lower_with(
    mut function: ItemFn,
    (private, inside): (&Path, &Path),
    edition: Edition,
    split: &Set,
    diagnostics: &mut Diagnostics,
) -> (Function, Body) {
    let written = (*function.block).clone();
    let mut locals = Locals::default();
    let mut params = vec![];
    let mut prologue = vec![];
    let Arguments { all_simple, patterns, as_written } = arguments(&mut function);
    // Raw arguments come first, so that they are declared before anything that is made of them.
    if !all_simple {
        for arg in &function.sig.inputs {
            let (name, copy) = match arg {
                FnArg::Receiver(_) => continue,
                FnArg::Typed(typed) => match &*typed.pat {
                    Pat::Ident(ident) => (ident.ident.to_string(), is_copy(&typed.ty)),
                    _ => continue,
                },
            };
            params.push(argument(&mut locals, name, copy));
        }
    }
    let mut resolver = Resolver::new(&mut locals, &function.sig.generics);
    if let Some(receiver) = function.sig.receiver() {
        let copy = match &receiver.kind {
            ReceiverKind::Reference(_, _, mutability) => mutability.is_none(),
            ReceiverKind::Typed(_, ty) => is_copy(ty),
            _ => false,
        };
        let ty = match &receiver.kind {
            ReceiverKind::Reference(_, _, mutability) => Some(parse_quote!(&#mutability Self)),
            ReceiverKind::Typed(_, ty) => Some((**ty).clone()),
            _ => Some(parse_quote!(Self)),
        };
        let receiver = resolver.declare_self(receiver.self_token.span, copy, ty);
        params.insert(0, receiver);
    }
    let mut declared = vec![];
    for (mut pat, ty) in patterns {
        resolver.declare(&mut pat, Some(&ty));
        declared.push(pat);
    }
    alternatives::spread(&mut function.block);
    resolver.visit_block_mut(&mut function.block);
    if edition == Edition::Until2018 {
        captures::capture_wholes(&mut function.block);
    }
    if let Some(receiver) = params.first().copied()
        && locals[receiver].name == "self"
        && let Some(written) = function.sig.receiver()
    {
        locals[receiver].mutable =
            matches!(written.kind, ReceiverKind::Value | ReceiverKind::Typed(..)) && written.mutability.is_some();
    }
    if all_simple {
        for pat in &declared {
            params.extend(bindings(pat));
        }
    } else {
        let first = params.len() - declared.len();
        for (raw, pat) in params[first..].iter().copied().zip(declared) {
            prologue.extend(bind_argument(&mut locals, raw, pat));
        }
    }
    let (returns_unit, returns_copy) = match &function.sig.output {
        ReturnType::Default => (true, true),
        ReturnType::Type(_, ty) => (matches!(&**ty, Type::Tuple(tuple) if tuple.elems.is_empty()), is_copy(ty)),
    };
    let around = function_around(ItemFn { block: Box::new(written), ..function.clone() }, as_written, private);
    let name = function.sig.ident.clone();
    let source = Source {
        name,
        private: inside.clone(),
        edition,
        locals,
        params,
        prologue,
        block: *function.block,
        returns_unit,
        returns_copy,
    };
    (around, lower(source, split, diagnostics))
}

fn is_simple(arg: &FnArg) -> bool {
    match arg {
        FnArg::Receiver(_) => true,
        FnArg::Typed(typed) => {
            matches!(&*typed.pat, Pat::Ident(ident) if ident.by_ref.is_none() && ident.subpat.is_none())
        }
    }
}

fn argument(locals: &mut Locals, name: String, copy: bool) -> LocalId {
    locals.push(Local {
        name,
        raw: false,
        span: Span::mixed_site(),
        mutable: false,
        temp: true,
        copy,
        small: false,
        closure: false,
        literal: false,
        boxed: false,
        collection: false,
        lends: false,
        pinned: false,
        projected: false,
        converted: false,
        rest_of: None,
        lent: false,
        waits: false,
        given: false,
        fields_taken: false,
        ty: None,
    })
}

/// `let x = arg0;`, or `let arg = arg0; let (a, b) = arg;`: what a native `async fn` does with its arguments.
fn bind_argument(locals: &mut Locals, raw: LocalId, pat: Pat) -> Vec<(Stmt, Vec<LocalId>)> {
    let raw_name = locals.ident(raw, Span::mixed_site());
    if let Pat::Ident(ident) = &pat
        && ident.by_ref.is_none()
        && ident.subpat.is_none()
        && marked(&ident.ident).is_some()
    {
        let declares = bindings(&pat);
        return vec![(assign(pat, named(raw_name)), declares)];
    }
    let arg = argument(locals, "arg".into(), locals[raw].copy);
    let arg_name = locals.ident(arg, Span::mixed_site());
    let declares = bindings(&pat);
    locals[arg].mutable = has_ref_mut(&pat);
    let mutability = has_ref_mut(&pat).then(<syn::Token![mut]>::default);
    vec![
        (assign(binding(arg_name.clone(), mutability), named(raw_name)), vec![arg]),
        (assign(pat, named(arg_name)), declares),
    ]
}

/// Whether a pattern borrows what it is matched against exclusively.
fn has_ref_mut(pat: &Pat) -> bool {
    struct RefMut(bool);
    impl<'ast> syn::visit::Visit<'ast> for RefMut {
        fn visit_pat_ident(&mut self, ident: &'ast syn::PatIdent) {
            self.0 |= ident.by_ref.is_some() && ident.mutability.is_some();
            syn::visit::visit_pat_ident(self, ident);
        }
    }
    let mut found = RefMut(false);
    syn::visit::Visit::visit_pat(&mut found, pat);
    found.0
}
