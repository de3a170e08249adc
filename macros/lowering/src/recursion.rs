//! Calls of the function by itself are boxed, so that recursion has a size, and a type.
//!
//! Input: the function as parsed. Output: the same, in which what such a call gives is a boxed coroutine, whether it is
//! awaited or not. The function is named beside the call, because its type is what tells of the boxed coroutine whether
//! it is `Send`.
//!
//! ```text
//! fib(n - 1).await     ⇒   Called(fib(n - 1)).boxed::<(_,), _>(fib).await
//! self.walk(left)      ⇒   Called(self.walk(left)).boxed::<(_, _), _>(Self::walk)
//! show(n - 1, &item)   ⇒   Called(show(n - 1, &item)).boxed::<(_, _), _>(show::<T>)
//! child.walk(left)     ⇒   Called::by(asked_now(|| ..seen(&child)..), child.walk(left)).boxed::<(_, _), _>(Self::walk)
//! ```
//!
//! Whether `child` is, or leads to, a `Self`, its type tells; if not, the call is of another function, and left alone. A field is
//! asked only where the call is boxed already: `Box::pin(self.left.walk())`.
//!
//! So is a call that the user has boxed, of a function of the same file which leads back to this one (`mutual`): whose type holds
//! the other's could not be written down either, box or no box.
//!
//! ```text
//! Box::pin(odd(n - 1))   ⇒   Box::pin(Called(odd(n - 1)).boxed::<(_,), _>(odd))
//! ```
//!
//! Where a function with type parameters calls itself with other types, they have to be written: `show::<&T>(..)`. The type of
//! an `impl Trait` argument cannot be written: a function that has one and calls itself is not `Send`.
//!
//! A local that has the function's name, or an item in its body, is not the function. An associated function may also call
//! a free one of its name, and cannot be told from a free one here: what is not a coroutine is left alone by `Called`.

mod mutual;

use crate::emit::PRIVATE;
use crate::{desugar, macros};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use std::collections::BTreeSet;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Block, Expr, ExprCall, ExprMethodCall, FnArg, GenericParam, Ident, Item, ItemFn, Macro, Pat, Path, ReceiverKind,
    Stmt, Token, UseTree, parse_quote,
};

/// The runtime has no `Function` of more arguments.
const MOST_ARGUMENTS: usize = 12;

/// Boxes the calls of `function` in its own body.
pub fn box_calls(function: &mut ItemFn, private: &Path) {
    let sig = &function.sig;
    let params = sig.generics.params.iter().filter_map(|param| match param {
        GenericParam::Type(param) => Some(&param.ident),
        GenericParam::Const(param) => Some(&param.ident),
        GenericParam::Lifetime(_) => None,
    });
    let typed = |input: &FnArg, test: fn(&syn::PatType) -> bool| matches!(input, FnArg::Typed(typed) if test(typed));
    let boxing = Boxing {
        name: sig.ident.clone(),
        private: private.clone(),
        is_method: sig.receiver().is_some(),
        by_reference: sig.receiver().is_some_and(|receiver| matches!(receiver.kind, ReceiverKind::Reference(..))),
        arguments: sig.inputs.len(),
        params: params.cloned().collect(),
        has_unnamed_params: sig.inputs.iter().any(|input| typed(input, |typed| has_impl_trait(&typed.ty))),
        bound: bound_in(function),
    };
    let is_shadowed =
        sig.inputs.iter().any(|input| matches!(input, FnArg::Typed(typed) if binds(&typed.pat, &sig.ident)));
    let mut boxer = Boxer { boxing, is_shadowed, count: 0 };
    boxer.visit_block_mut(&mut function.block);
    if boxer.count > 0 {
        let import = parse_quote!(#[allow(unused_imports)] use #private::CalledOther as _;); // the type decides
        function.block.stmts.insert(0, Stmt::Item(import));
    }
}

/// What is boxed, if this is a box that was put around it here.
pub fn boxed_call(method: &ExprMethodCall) -> Option<&Expr> {
    let Expr::Call(called) = &*method.receiver else { return None };
    let Expr::Path(path) = &*called.func else { return None };
    let names: Vec<&Ident> = path.path.segments.iter().map(|segment| &segment.ident).collect();
    match names.as_slice() {
        [private, called_name] if *private == PRIVATE && *called_name == "Called" => called.args.first(),
        [private, called_name, by] if *private == PRIVATE && *called_name == "Called" && *by == "by" => {
            called.args.last()
        }
        _ => None,
    }
}

/// An expression as the user wrote it, without the boxes.
pub fn as_written(expr: &Expr) -> Expr {
    struct Unboxer;
    impl VisitMut for Unboxer {
        fn visit_expr_mut(&mut self, expr: &mut Expr) {
            if let Expr::MethodCall(method) = expr
                && let Some(inner) = boxed_call(method)
            {
                *expr = inner.clone();
            }
            visit_mut::visit_expr_mut(self, expr);
        }
    }
    let mut written = expr.clone();
    Unboxer.visit_expr_mut(&mut written);
    written
}

/// What there is to know of the function.
struct Boxing {
    name: Ident,
    private: Path,
    is_method: bool,
    /// It takes `&self` or `&mut self`.
    by_reference: bool,
    /// How many, the receiver included.
    arguments: usize,
    /// Its type and const parameters.
    params: Vec<Ident>,
    /// It takes an `impl Trait`.
    has_unnamed_params: bool,
    /// What its patterns bind.
    bound: BTreeSet<String>,
}

impl Boxing {
    /// The call, boxed, if it is one of the function.
    fn boxed(&self, expr: &Expr, is_shadowed: bool) -> Option<Expr> {
        match expr {
            // The user's box says that there may be no end to it.
            Expr::Call(outer) if is_box_pin(&outer.func) => {
                let mut outer = outer.clone();
                let inner = outer.args.first_mut()?;
                match inner {
                    Expr::MethodCall(call) if self.may_be_of_another(call) && is_field(&call.receiver) => {
                        *inner = self.boxed_by_type(call);
                        Some(Expr::Call(outer))
                    }
                    _ => {
                        *inner = self.boxed_other(inner)?;
                        Some(Expr::Call(outer))
                    }
                }
            }
            Expr::Call(call) => match &*call.func {
                Expr::Path(path)
                    if path.qself.is_none()
                        && self.is_path(&path.path, is_shadowed)
                        && call.args.len() == self.arguments =>
                {
                    Some(self.boxed_call(call, &path.path))
                }
                _ => None,
            },
            Expr::MethodCall(call) if call.method == self.name && is_self(&call.receiver) && self.is_method => {
                Some(self.boxed_method_call(call))
            }
            Expr::MethodCall(call) if self.may_be_of_another(call) && matches!(*call.receiver, Expr::Path(_)) => {
                Some(self.boxed_by_type(call))
            }
            _ => None,
        }
    }

    /// The call of another function that leads back here, boxed.
    fn boxed_other(&self, expr: &Expr) -> Option<Expr> {
        let leads_back = |name: &Ident| *name != self.name && mutual::leads_back(name, &self.name);
        match expr {
            Expr::Call(call) => {
                let Expr::Path(function) = &*call.func else { return None };
                let names: Vec<&Ident> = function.path.segments.iter().map(|segment| &segment.ident).collect();
                let name = match names.as_slice() {
                    [name] if !self.bound.contains(&name.to_string()) => name,
                    [owner, name] if *owner == "Self" => name,
                    _ => return None,
                };
                leads_back(name).then(|| self.boxed_beside(call, Some(function.path.clone()), call.args.len()))
            }
            Expr::MethodCall(call) if is_self(&call.receiver) && leads_back(&call.method) => {
                let (name, owner) = (&call.method, Ident::new("Self", call.receiver.span()));
                Some(self.boxed_beside(call, Some(parse_quote!(#owner::#name)), call.args.len() + 1))
            }
            _ => None,
        }
    }

    /// Whether this may be the method, called on another value of the type.
    fn may_be_of_another(&self, call: &ExprMethodCall) -> bool {
        call.method == self.name
            && self.by_reference
            && call.args.len() + 1 == self.arguments
            && !is_self(&call.receiver)
    }

    /// The call, boxed if its receiver's type is `Self`.
    fn boxed_by_type(&self, call: &ExprMethodCall) -> Expr {
        let (private, span, receiver) = (&self.private, call.span(), &call.receiver);
        let seen = quote_spanned!(span=> #private::seen(&#receiver));
        let end = (0..4).fold(seen, |seen, _| quote_spanned!(span=> (&&&&#seen).behind()));
        let whose = quote_spanned!(span=> #private::asked_now(|| (&#private::SelfOf::<Self, _>(&#end, #private::PhantomData)).whose()));
        match self.boxed_method_call(call) {
            Expr::MethodCall(mut boxed) => {
                *boxed.receiver = parse_quote!(#private::Called::by(#whose, #call));
                Expr::MethodCall(boxed)
            }
            other => other,
        }
    }

    fn is_path(&self, path: &Path, is_shadowed: bool) -> bool {
        let segments: Vec<&Ident> = path.segments.iter().map(|segment| &segment.ident).collect();
        match segments.as_slice() {
            _ if path.leading_colon.is_some() => false,
            [name] => **name == self.name && !self.is_method && !is_shadowed,
            [owner, name] => *owner == "Self" && **name == self.name,
            _ => false,
        }
    }

    fn boxed_call(&self, call: &ExprCall, path: &Path) -> Expr {
        match path.segments.last() {
            Some(last) if last.arguments.is_none() => {
                self.boxed_beside(call, self.with_params(path.clone()), self.arguments)
            }
            _ => self.boxed_beside(call, Some(path.clone()), self.arguments),
        }
    }

    fn boxed_method_call(&self, call: &ExprMethodCall) -> Expr {
        let (name, turbofish) = (&call.method, &call.turbofish);
        let owner = Ident::new("Self", call.receiver.span());
        let path: Path = parse_quote!(#owner::#name #turbofish);
        match turbofish {
            Some(_) => self.boxed_beside(call, Some(path), self.arguments),
            None => self.boxed_beside(call, self.with_params(path), self.arguments),
        }
    }

    /// The function with its own parameters, if they have names.
    fn with_params(&self, path: Path) -> Option<Path> {
        let params = &self.params;
        match params.as_slice() {
            _ if self.has_unnamed_params => None,
            [] => Some(path),
            _ => Some(parse_quote!(#path::<#(#params),*>)),
        }
    }

    /// With the function named beside it, so that its type tells whether it is `Send`; or else nothing does.
    fn boxed_beside(&self, call: &(impl ToTokens + Spanned), path: Option<Path>, arguments: usize) -> Expr {
        let (private, span) = (&self.private, call.span());
        let called = quote_spanned!(span=> #private::Called);
        let Some(path) = path.filter(|_| arguments <= MOST_ARGUMENTS) else {
            let boxed = quote_spanned!(span=> boxed_alone());
            return parse_quote!(#called(#call).#boxed);
        };
        let types = vec![quote!(_,); arguments];
        let boxed = quote_spanned!(span=> boxed::<(#(#types)*), _>);
        parse_quote!(#called(#call).#boxed(#path))
    }
}

fn is_box_pin(func: &Expr) -> bool {
    let Expr::Path(path) = func else { return false };
    let names: Vec<&Ident> = path.path.segments.iter().map(|segment| &segment.ident).collect();
    matches!(names.as_slice(), [.., owner, name] if *owner == "Box" && *name == "pin")
}

fn is_field(expr: &Expr) -> bool {
    match expr {
        Expr::Field(field) => is_field(&field.base) || matches!(*field.base, Expr::Path(_)),
        _ => false,
    }
}

fn is_self(expr: &Expr) -> bool {
    matches!(expr, Expr::Path(path) if path.path.is_ident("self"))
}

/// Goes through the body.
struct Boxer {
    boxing: Boxing,
    /// The function's name means something else here.
    is_shadowed: bool,
    /// How many calls have been boxed.
    count: usize,
}

impl Boxer {
    /// Goes through a part of the body, whose names end there.
    fn in_scope(&mut self, part: impl FnOnce(&mut Self)) {
        let is_shadowed = self.is_shadowed;
        part(self);
        self.is_shadowed = is_shadowed;
    }

    fn declare(&mut self, pat: &mut Pat) {
        visit_mut::visit_pat_mut(self, pat);
        self.is_shadowed |= binds(pat, &self.boxing.name);
    }

    /// The arguments of a macro, if all of them are expressions.
    fn visit_args(&mut self, tokens: TokenStream) -> Option<TokenStream> {
        let mut args = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(tokens).ok()?;
        let count = self.count;
        args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
        (self.count > count).then(|| args.into_token_stream())
    }
}

impl VisitMut for Boxer {
    fn visit_item_mut(&mut self, _: &mut Item) {}

    fn visit_block_mut(&mut self, block: &mut Block) {
        self.in_scope(|this| {
            let name = &this.boxing.name;
            this.is_shadowed |= block.stmts.iter().any(|stmt| matches!(stmt, Stmt::Item(item) if declares(item, name)));
            visit_mut::visit_block_mut(this, block);
        });
    }

    fn visit_local_mut(&mut self, local: &mut syn::Local) {
        if let Some(init) = &mut local.init {
            self.visit_local_init_mut(init);
        }
        self.declare(&mut local.pat);
    }

    fn visit_arm_mut(&mut self, arm: &mut syn::Arm) {
        self.in_scope(|this| {
            this.is_shadowed |= binds(&arm.pat, &this.boxing.name);
            visit_mut::visit_arm_mut(this, arm);
        });
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Let(condition) => {
                self.visit_expr_mut(&mut condition.expr);
                self.declare(&mut condition.pat);
            }
            Expr::If(branch) => {
                self.in_scope(|this| {
                    this.visit_expr_mut(&mut branch.cond);
                    this.visit_block_mut(&mut branch.then_branch);
                });
                if let Some((_, otherwise)) = &mut branch.else_branch {
                    self.visit_expr_mut(otherwise);
                }
            }
            Expr::While(repeat) => self.in_scope(|this| {
                this.visit_expr_mut(&mut repeat.cond);
                this.visit_block_mut(&mut repeat.body);
            }),
            Expr::ForLoop(repeat) => {
                self.visit_expr_mut(&mut repeat.expr);
                self.in_scope(|this| {
                    this.declare(&mut repeat.pat);
                    this.visit_block_mut(&mut repeat.body);
                });
            }
            Expr::Closure(closure) => self.in_scope(|this| {
                closure.inputs.iter_mut().for_each(|input| this.declare(input));
                this.visit_expr_mut(&mut closure.body);
            }),
            _ => visit_mut::visit_expr_mut(self, expr),
        }
        if let Some(boxed) = self.boxing.boxed(expr, self.is_shadowed) {
            self.count += 1;
            *expr = boxed;
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if desugar::waits(mac) || mac.path.segments.last().is_some_and(|last| last.ident == "gather") {
            if let Some(tokens) = self.visit_args(mac.tokens.clone()) {
                mac.tokens = tokens;
            }
        } else if let Some(mut call) = macros::parse(mac) {
            let count = self.count;
            self.in_scope(|this| {
                call.args.iter_mut().for_each(|arg| this.visit_expr_mut(&mut arg.expr));
                if let Some(pat) = &mut call.pat {
                    this.declare(pat);
                }
            });
            if self.count > count {
                call.write_to(mac);
            }
        }
    }
}

/// What is bound by the patterns of a function, and the functions within it.
fn bound_in(function: &ItemFn) -> BTreeSet<String> {
    #[derive(Default)]
    struct Bound(BTreeSet<String>);
    impl<'ast> Visit<'ast> for Bound {
        fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
            self.0.insert(pat.ident.to_string());
            visit::visit_pat_ident(self, pat);
        }
        fn visit_item(&mut self, item: &'ast Item) {
            if let Item::Fn(inner) = item {
                self.0.insert(inner.sig.ident.to_string());
            }
        }
    }
    let mut bound = Bound::default();
    bound.visit_item_fn(function);
    bound.0
}

/// Whether a pattern binds `name`.
fn binds(pat: &Pat, name: &Ident) -> bool {
    struct Binds<'a>(&'a Ident, bool);
    impl<'ast> Visit<'ast> for Binds<'_> {
        fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
            self.1 |= pat.ident == *self.0;
            visit::visit_pat_ident(self, pat);
        }
        fn visit_expr(&mut self, _: &'ast Expr) {}
    }
    let mut binds = Binds(name, false);
    binds.visit_pat(pat);
    binds.1
}

/// Whether an item in a body is what `name` means there when it is called.
fn declares(item: &Item, name: &Ident) -> bool {
    fn imports(tree: &UseTree, name: &Ident) -> bool {
        match tree {
            UseTree::Path(path) => imports(&path.tree, name),
            UseTree::Name(it) => it.ident == *name,
            UseTree::Rename(it) => it.rename == *name,
            UseTree::Group(group) => group.items.iter().any(|tree| imports(tree, name)),
            _ => false,
        }
    }
    match item {
        Item::Fn(it) => it.sig.ident == *name,
        Item::Const(it) => it.ident == *name,
        Item::Static(it) => it.ident == *name,
        Item::Use(it) => imports(&it.tree, name),
        _ => false,
    }
}

fn has_impl_trait(ty: &syn::Type) -> bool {
    struct Finds(bool);
    impl<'ast> Visit<'ast> for Finds {
        fn visit_type_impl_trait(&mut self, _: &'ast syn::TypeImplTrait) {
            self.0 = true;
        }
    }
    let mut found = Finds(false);
    found.visit_type(ty);
    found.0
}

#[cfg(test)]
mod tests;
