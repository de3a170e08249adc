//! What `cargo check` gets: the body as written, behind the signature that the machine has.
//!
//! Input: as for the shell; nothing has to be asked about the types of the body (`asks`). Output: a function that makes the object
//! of a coroutine of which there is no more than the type. Its machine stands for an `async` block, which owns the arguments and
//! holds at each await what the machine does, so it has the same lifetimes and marker traits; and rustc says of the body what it
//! says of a native function. What the step asks of types is asked only where there is one; so where it asks anything, all is
//! emitted.
//!
//! ```text
//! fn square(number: i64) -> Coroutine<impl Machine<Output = i64>> {
//!     unmade::<i64, _>(async move { if false { return never::<i64>(); } let number = number; { …body… } })
//! }
//! ```

use super::rewrite::{Into, awaitable};
use super::shell::{Function, PRIVATE, around, is_script, with_signature};
use super::signature::{self, names_itself, step_output};
use super::written::{AsWritten, returned_at};
use crate::analysis::methods::consumes;
use crate::check::await_in_tokens;
use crate::code::quote;
use crate::ir::{Body, Stmt};
use crate::macros;
use proc_macro2::{Ident, Span};
use std::mem;
use syn::visit::{self, Visit};
use syn::visit_mut::VisitMut;
use syn::{
    Block, Expr, ExprAsync, ExprAwait, ExprClosure, ExprField, ExprMethodCall, ExprStruct, Item, Macro, Path, Signature,
};

/// Whether the step asks something that the body as written does not say, or the object's type is made of that of the step.
pub fn asks(function: &Function, body: &Body) -> bool {
    let question = |stmt: &Stmt| {
        matches!(stmt, Stmt::Probe { .. } | Stmt::Settle { .. } | Stmt::Moves { .. } | Stmt::Expected { .. })
    };
    let mut believed = Believed(false);
    believed.visit_block(&function.body);
    body.blocks.iter().flat_map(|block| &block.stmts).any(question)
        || believed.0
        || is_of_the_step(&function.body, &function.sig)
}

/// Whether the object's type is made of that of the step: it calls itself, or is a script, which captures what is around it.
pub fn is_of_the_step(body: &Block, sig: &Signature) -> bool {
    is_script(sig) || names_itself(body, sig)
}

/// Whether something is believed by its name or its looks, and the step shows whether that is right: that a method takes what it is
/// called on, what a closure captures of a local, what `..base` takes.
struct Believed(bool);

impl Visit<'_> for Believed {
    fn visit_item(&mut self, _: &Item) {}

    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        let is_awaited = matches!(&*call.receiver, Expr::Await(_));
        self.0 |= consumes(call) && !is_awaited;
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_closure(&mut self, closure: &ExprClosure) {
        struct Fields(bool);
        impl Visit<'_> for Fields {
            fn visit_expr_field(&mut self, _: &ExprField) {
                self.0 = true;
            }
        }
        let mut fields = Fields(false);
        fields.visit_expr(&closure.body);
        self.0 |= fields.0;
        visit::visit_expr_closure(self, closure);
    }

    fn visit_expr_struct(&mut self, made: &ExprStruct) {
        self.0 |= made.rest.is_some();
        visit::visit_expr_struct(self, made);
    }
}

/// The function, if nothing is asked. It `borrows` locals across awaits, if it awaits. A body that has been `lowered` may name what
/// is ours.
pub fn check(mut function: Function, borrows: Option<bool>, lowered: bool) -> proc_macro2::TokenStream {
    let (signature, is_tied) = signature::of_object(&function, borrows);
    // rustc itself sees into the user's macros.
    let mut body = function.calling.take().unwrap_or_else(|| {
        let stmts = mem::take(&mut function.body.stmts);
        Block { brace_token: function.body.brace_token, stmts }
    });
    let function = &function;
    // A path that begins in the user's module may begin with what a body calls something else.
    let is_named = lowered || function.private.leading_colon.is_none();
    let named = Path::from(Ident::new(PRIVATE, Span::call_site()));
    let private = if is_named { &named } else { &function.private };
    let output = &step_output(&function.sig, private);
    Awaits { private }.visit_block_mut(&mut body);
    let written = AsWritten {
        function,
        private,
        output,
        returned_at: returned_at(function),
        into: Into::Async,
        outcome: None,
        hands_on: false,
    };
    let block = written.block(body, None);
    let coroutine = match is_tied {
        true => quote!(#private::unmade_tied::<#output, _, _>(#block)),
        false => quote!(#private::unmade::<#output, _>(#block)),
    };
    match is_named {
        true => around(function, private, &signature, coroutine).into(),
        false => with_signature(function, &signature, coroutine).into(),
    }
}

/// What cannot be awaited is said in Python's words; all else in a body is what rustc takes it for.
struct Awaits<'a> {
    private: &'a Path,
}

impl VisitMut for Awaits<'_> {
    fn visit_item_mut(&mut self, _: &mut Item) {}
    fn visit_expr_closure_mut(&mut self, _: &mut ExprClosure) {}
    fn visit_expr_async_mut(&mut self, _: &mut ExprAsync) {}

    fn visit_expr_await_mut(&mut self, awaited: &mut ExprAwait) {
        self.visit_expr_mut(&mut awaited.base);
        *awaited.base = awaitable(self.private, &awaited.base);
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if await_in_tokens(mac.tokens.clone()).is_some()
            && let Some(mut call) = macros::parse(mac)
        {
            call.args.iter_mut().for_each(|arg| self.visit_expr_mut(&mut arg.expr));
            call.write_to(mac);
        }
    }
}
