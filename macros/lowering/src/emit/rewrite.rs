//! The user's code inside the step.
//!
//! Input: code that cannot suspend. Output: the same, with the ways out of the function put into the step's terms:
//! `return x` and `?`. Closures, async blocks and nested items have ways out of their own and are left alone.
//!
//! ```text
//! let n = read()?;   ⇒   let n = match branch(read()) {
//!                            Continue(value) => value,
//!                            Break(residual) => return Ready(Ok(FromResidual::from_residual(residual))),
//!                        };
//! ```
//!
//! The witness has the same tokens for what is not a plain expression in the step: `?`, and the values of awaits. So what is
//! wrong with these is wrong in both in the same words at the same place, and rustc says it once.

use crate::code;
use crate::spans::{ends, spanning};
use crate::syntax::{is_block_like, parenthesised};
use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use std::mem;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::token::Brace;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Arm, BinOp, Expr, ExprAwait, ExprCall, ExprMatch, ExprMethodCall, Ident, Lifetime, Local, Macro, Pat, Path, Stmt,
    Token,
};

/// Rewrites ways out.
pub struct Rewrite<'a> {
    /// `::asyncio::private`
    pub private: &'a Path,
    /// What the coroutine returns.
    pub output: &'a crate::code::TokenStream,
    /// The name of each awaited value, and of what is made of one before a call, with where that begins and ends in the source.
    pub awaited: &'a [(String, (Span, Span))],
    /// What it is that the code goes into.
    pub into: Into,
    /// The block of a witness that has the value which is returned (`returned`).
    pub returned: Option<&'a Lifetime>,
}

/// Where code goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Into {
    /// The step.
    Step,
    /// A witness that is a closure. No await is left in it, for rustc to make a coroutine of.
    Closure,
    /// A witness that is an `async` block.
    Async,
}

impl Rewrite<'_> {
    /// What leaves the step with `value`, or without one.
    fn ready(&self, value: Option<&Expr>) -> Expr {
        Expr::Verbatim(match value.filter(|value| !is_unit(value)) {
            None => nothing(self.private, &self.output.clone().into()),
            Some(value) => {
                let written = value.to_token_stream();
                ready_with(self.private, ends(&written), at_the_end(value, written))
            }
        })
    }

    /// Where a name would be moved, an awaited value: it is the same to everything but rustc's messages. Not an operand with
    /// others behind it: if one of these panics, a name is dropped before them, and a tuple after them.
    pub fn value(&self, expr: &mut Expr) {
        if let Expr::Path(path) = expr
            && let Some(value) = path.path.get_ident().and_then(|name| self.awaited_name(name))
        {
            *expr = value;
        }
    }

    /// The same of some operands: of the last, and of those before it behind which nothing can panic.
    fn values<'e>(&self, operands: impl DoubleEndedIterator<Item = &'e mut Expr>) {
        for operand in operands.rev() {
            let is_plain = matches!(operand, Expr::Lit(_) | Expr::Path(_) | Expr::Closure(_))
                || matches!(operand, Expr::Macro(mac) if mac.mac.path.is_ident("vec") && mac.mac.tokens.is_empty());
            self.value(operand);
            if !is_plain {
                return;
            }
        }
    }

    /// The same of the arguments of a call. An await is a `match` natively, whose value is expected to be what the parameter is: of
    /// one of a wrong type rustc says that alone, and what is wrong with the other arguments besides.
    fn arguments(&mut self, args: &mut Punctuated<Expr, Token![,]>) {
        let awaited = |arg: &Expr| match arg {
            Expr::Await(inner) => Some((inner.base.span(), inner.await_token.span, None)),
            Expr::Path(path) => {
                let name = path.path.get_ident()?;
                self.awaited_at(name).map(|(begin, end)| (begin, end, Some(arg.clone())))
            }
            _ => None,
        };
        let awaited: Vec<Option<(Span, Span, Option<Expr>)>> = args.iter().map(awaited).collect();
        for arg in args.iter_mut() {
            self.visit_expr_mut(arg);
        }
        self.values(args.iter_mut());
        for (arg, awaited) in args.iter_mut().zip(awaited) {
            if let (Expr::Verbatim(_), Some((begin, end, name))) = (&*arg, awaited) {
                let of = name.unwrap_or_else(|| mem::replace(arg, Expr::Verbatim(quote!())));
                let value = ident("value");
                *arg = Expr::Match(ExprMatch {
                    attrs: vec![],
                    match_token: Token![match](begin),
                    expr: Box::new(of),
                    brace_token: Brace(end),
                    arms: vec![arm(quote!(#value), spanned_value(&value, begin, end))],
                });
            }
        }
    }

    fn awaited_name(&self, name: &Ident) -> Option<Expr> {
        let (begin, end) = self.awaited_at(name)?;
        Some(spanned_value(name, begin, end))
    }

    fn awaited_at(&self, name: &Ident) -> Option<(Span, Span)> {
        self.awaited.iter().find(|(value, _)| name == value).map(|(_, ends)| *ends)
    }

    /// What cannot be awaited is reported in Python's words.
    fn check_awaitable(&self, awaited: &mut ExprAwait) {
        let (private, at) = (self.private, awaited.base.span());
        *awaited.base = match self.into {
            Into::Async => awaitable(private, &awaited.base),
            // All of it stands there: if the value is not used, rustc says so of the call.
            Into::Closure | Into::Step => {
                let base = without_parentheses(&awaited.base);
                let path = spanning(quote!(#private::awaited), ends(&base.to_token_stream()));
                parenthesised(quote_spanned!(at=> #path(#base)), at)
            }
        };
    }

    /// What stands for an await in a witness. In a closure the value is given at once: `(awaited(f()))`.
    fn awaited_by_witness(&self, mut awaited: ExprAwait) -> Expr {
        self.check_awaitable(&mut awaited);
        if self.into == Into::Async { Expr::Await(awaited) } else { *awaited.base }
    }

    /// What is matched stands in the witness where it stands in the step: there, if it begins with an awaited value, it is a local,
    /// which is where the `await` is. So of a pattern of another type, both say the same.
    fn matched(&mut self, expr: &mut Expr) {
        if self.into == Into::Step {
            return;
        }
        let Some(at) = first_await(expr) else { return };
        let value = match mem::replace(expr, Expr::Verbatim(quote!())) {
            Expr::Await(mut inner) => {
                self.visit_expr_mut(&mut inner.base);
                self.awaited_by_witness(inner)
            }
            mut other => {
                self.visit_expr_mut(&mut other);
                other
            }
        };
        *expr = spanned_value(&value, at, at);
    }

    fn question_mark(&self, operand: &Expr, question: Span) -> Expr {
        let private = self.private;
        // As if the user had written it, so that rustc does not speak of the attribute. Nobody has such a name.
        let (value, residual) = (ident("value"), Ident::new("coropy_residual", question));
        // Of a value of a wrong type, rustc says natively that all of it is.
        let begin = ends(&operand.to_token_stream()).0;
        let whole = spanned_value(&value, begin, question);
        let branch = quote_spanned!(question=> #private::branch(#operand));
        let leave = quote_spanned!(question=> #private::FromResidual::from_residual(#residual));
        let leave = match self.returned {
            Some(label) => quote!(break #label #leave),
            None if self.into == Into::Step => quote!(return #private::ready(#leave)),
            None => quote!(return #leave),
        };
        // Made, not parsed: there may be a lot in the operand.
        Expr::Match(ExprMatch {
            attrs: vec![],
            match_token: Token![match](begin),
            expr: Box::new(Expr::Verbatim(branch)),
            brace_token: Brace(question),
            arms: vec![
                arm(quote!(#private::ControlFlow::Continue(#value)), quote!(#whole)),
                arm(quote!(#private::ControlFlow::Break(#residual)), leave),
            ],
        })
    }
}

/// What is awaited, where rustc has to say in Python's words that it cannot be.
pub fn awaitable(private: &Path, base: &Expr) -> Expr {
    let (at, base) = (base.span(), without_parentheses(base));
    // All of it stands there: of a bound of the call that does not hold, rustc says that of all of it.
    let path = spanning(quote!(#private::awaitable), ends(&base.to_token_stream()));
    parenthesised(code::quote_spanned!(at=> #path(#base)).into(), at)
}

/// An argument needs none.
fn without_parentheses(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(inner) => &inner.expr,
        _ => expr,
    }
}

/// Where the `for` loop stands whose items a call asks for. What is no iterator is said of the whole loop, from where rustc
/// says it of a `for`: it leaves out what it has said of the same place.
pub fn for_loop(private: &Path, call: &ExprCall) -> Option<(Span, Span)> {
    let Expr::Path(func) = &*call.func else { return None };
    let mut names = func.path.segments.iter().rev().map(|segment| &segment.ident);
    let is_ours = names.next()? == "into_iter" && names.next()? == "IntoIterator" && private.is_ident(names.next()?);
    is_ours.then(|| (func.path.segments[0].ident.span(), call.paren_token.span.open()))
}

/// A value that stands from one place to another: an awaited one from where what is awaited begins to the `await`, `(value0,).0`
/// where `value0` would be the `await` alone.
pub(super) fn spanned_value(value: &impl ToTokens, begin: Span, end: Span) -> Expr {
    let mut tuple = Group::new(Delimiter::Parenthesis, quote!(#value,));
    tuple.set_span(begin);
    let mut first = Literal::usize_unsuffixed(0);
    first.set_span(end);
    Expr::Verbatim(quote!(#tuple.#first))
}

/// Where the `await` is whose value begins an expression that is no place.
fn first_await(expr: &Expr) -> Option<Span> {
    match expr {
        Expr::Await(inner) => Some(inner.await_token.span),
        Expr::MethodCall(call) => first_await(&call.receiver),
        Expr::Try(question) => first_await(&question.expr),
        _ => None,
    }
}

fn arm(pat: TokenStream, body: impl ToTokens) -> Arm {
    Arm {
        attrs: vec![],
        pat: Pat::Verbatim(pat),
        fat_arrow_token: <Token![=>]>::default(),
        body: Box::new(Expr::Verbatim(body.to_token_stream())),
        comma: Some(<Token![,]>::default()),
    }
}

/// Leaves the step with a value. The call stands where the value does: of what cannot be returned, rustc says the same as in
/// the witness at the same place, and so only once.
pub fn ready_with(private: &Path, (begin, end): (Span, Span), value: TokenStream) -> TokenStream {
    let path = spanning(quote!(#private::ready), (begin, end));
    let mut given = Group::new(Delimiter::Parenthesis, value);
    given.set_span(end);
    quote!(#path #given)
}

/// Leaves the step without a value. Where another is wanted, the witness says so.
pub fn nothing(private: &Path, output: &TokenStream) -> TokenStream {
    if output.to_string() == "()" {
        quote!(#private::ready(()))
    } else {
        quote!(#private::ready(#private::Nothing::<#output>::of().returned()))
    }
}

/// Leaves the block of that label with a value.
fn break_with(label: &Lifetime, at: Span, value: &Expr) -> TokenStream {
    let word = Ident::new("break", at);
    // rustc takes a block there for a mistake.
    if is_block_like(value) { quote!(#word #label (#value)) } else { quote!(#word #label #value) }
}

/// Whether an operator takes its operands: comparisons borrow them, and what assigns has a place on its left.
fn is_by_value(op: &BinOp) -> bool {
    use BinOp::{Add, BitAnd, BitOr, BitXor, Div, Mul, Rem, Shl, Shr, Sub};
    matches!(op, Add(_) | Sub(_) | Mul(_) | Div(_) | Rem(_) | BitAnd(_) | BitOr(_) | BitXor(_) | Shl(_) | Shr(_))
}

/// A value at the end of a block, as it stands in the witness: what rustc says of its type, it says in both in the same words.
/// Not where a block would end with its beginning: `{ unsafe { x.take() } + 1 }`.
pub fn at_the_end(value: &Expr, written: TokenStream) -> TokenStream {
    let begins_so = match written.clone().into_iter().next() {
        Some(TokenTree::Ident(word)) => {
            ["const", "for", "if", "loop", "match", "unsafe", "while"].iter().any(|block| word == block)
        }
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        Some(TokenTree::Punct(punct)) => punct.as_char() == '\'',
        _ => false,
    };
    if begins_so && !is_block_like(value) { written } else { quote!({ #written }) }
}

/// Whether an expression is `()`.
pub fn is_unit(expr: &Expr) -> bool {
    match expr {
        Expr::Tuple(tuple) => tuple.elems.is_empty() && tuple.attrs.is_empty(),
        Expr::Group(group) => is_unit(&group.expr),
        _ => false,
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

impl VisitMut for Rewrite<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_expr_closure_mut(&mut self, _: &mut syn::ExprClosure) {}
    fn visit_expr_async_mut(&mut self, _: &mut syn::ExprAsync) {}

    /// A value that is not used has no type that could be wrong.
    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        match stmt {
            Stmt::Expr(Expr::Path(_), Some(_)) => {}
            Stmt::Expr(expr @ Expr::Await(_), Some(_)) => {
                let Expr::Await(mut inner) = mem::replace(expr, Expr::Verbatim(quote!())) else { return };
                self.visit_expr_mut(&mut inner.base);
                *expr = self.awaited_by_witness(inner);
            }
            _ => visit_mut::visit_stmt_mut(self, stmt),
        }
    }

    fn visit_expr_call_mut(&mut self, call: &mut ExprCall) {
        self.visit_expr_mut(&mut call.func);
        self.arguments(&mut call.args);
        if let Some((begin, end)) = for_loop(self.private, call)
            && let Some(items) = call.args.first_mut()
        {
            *items = spanned_value(items, begin, end);
        }
        if let Expr::Verbatim(func) = &*call.func {
            *call.func = Expr::Verbatim(quote!((#func)));
        }
    }

    fn visit_expr_method_call_mut(&mut self, call: &mut ExprMethodCall) {
        self.visit_expr_mut(&mut call.receiver);
        self.arguments(&mut call.args);
    }

    fn visit_local_mut(&mut self, local: &mut Local) {
        let is_name = |pat: &Pat| matches!(pat, Pat::Ident(name) if name.by_ref.is_none() && name.subpat.is_none());
        let takes = match &local.pat {
            Pat::Type(typed) => is_name(&typed.pat),
            pat => is_name(pat),
        };
        visit_mut::visit_local_mut(self, local);
        if let Some(init) = local.init.as_mut().filter(|_| takes) {
            self.value(&mut init.expr);
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        // `{ value0 }`, where a place would be another one: the tuple is as good.
        if let Expr::Block(block) = expr
            && let [Stmt::Expr(Expr::Path(path), None)] = block.block.stmts.as_slice()
            && let Some(value) = path.path.get_ident().and_then(|name| self.awaited_name(name))
        {
            *expr = value;
            return;
        }
        match expr {
            Expr::Match(inner) => self.matched(&mut inner.expr),
            Expr::Let(inner) => self.matched(&mut inner.expr),
            _ => {}
        }
        visit_mut::visit_expr_mut(self, expr);
        if let Expr::Await(_) = expr
            && let Expr::Await(inner) = mem::replace(expr, Expr::Verbatim(quote!()))
        {
            let (begin, end) = (inner.base.span(), inner.await_token.span);
            *expr = spanned_value(&self.awaited_by_witness(inner), begin, end);
            return;
        }
        match expr {
            Expr::Return(inner) if self.into == Into::Step => {
                if let Some(value) = &mut inner.expr {
                    self.value(value);
                }
                inner.expr = Some(Box::new(self.ready(inner.expr.as_deref())));
            }
            Expr::Return(inner) => {
                if let (Some(label), Some(value)) = (self.returned, &inner.expr) {
                    *expr = Expr::Verbatim(break_with(label, inner.return_token.span, value));
                }
            }
            Expr::Assign(inner) => self.value(&mut inner.right),
            Expr::If(inner) => self.value(&mut inner.cond),
            Expr::Binary(inner) if is_by_value(&inner.op) => {
                self.values([&mut *inner.left, &mut *inner.right].into_iter());
            }
            Expr::Tuple(inner) => self.values(inner.elems.iter_mut()),
            Expr::Array(inner) => self.values(inner.elems.iter_mut()),
            Expr::Struct(inner) if inner.rest.is_none() => {
                self.values(inner.fields.iter_mut().map(|field| &mut field.expr));
            }
            Expr::Index(inner) => self.value(&mut inner.index),
            Expr::Cast(inner) => self.value(&mut inner.expr),
            Expr::Try(inner) => {
                self.value(&mut inner.expr);
                *expr = self.question_mark(&inner.expr, inner.question_token.span());
            }
            _ => {}
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(mut call) = crate::macros::parse(mac) {
            for arg in &mut call.args {
                self.visit_expr_mut(&mut arg.expr);
            }
            if let Some(syn::Pat::Guard(guard)) = &mut call.pat {
                self.visit_expr_mut(&mut guard.guard);
            }
            call.write_to(mac);
        }
    }
}
