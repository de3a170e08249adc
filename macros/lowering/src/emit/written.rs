//! A body as written, for rustc to check: the witness, what stands in the place of a machine where nothing but a check is
//! wanted, and all that there is of a coroutine that awaits nothing.
//!
//! Input: the body, whose awaits (and `?`, where there is a step too) are those of the place it is for. Output: a closure or an
//! `async` block that owns the arguments, which are declared in it as a native `async fn` declares them.
//!
//! ```text
//! async fn f((a, b): (A, B)) -> i64 { … }   ⇒   async move { if false { return never::<i64>(); } let (a, b) = arg0; { … } }
//! ```

use super::returned;
use super::rewrite::Into;
use super::shell::Function;
use crate::code::{TokenStream, quote, quote_spanned};
use crate::spans::standing;
use proc_macro2::{Delimiter, Ident, Span};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Block, Item, Path, ReturnType, Stmt};

/// What a body is written for.
pub(super) struct AsWritten<'a> {
    pub function: &'a Function,
    pub private: &'a Path,
    /// What it returns, and where rustc finds that type inferred.
    pub output: &'a TokenStream,
    pub returned_at: Span,
    pub into: Into,
    /// The variable that knows what a script gives. A script borrows what is around it.
    pub outcome: Option<Ident>,
    /// Whether what it returns is handed on (`returned`).
    pub hands_on: bool,
}

/// Where what a function returns is written.
pub(super) fn returned_at(function: &Function) -> Span {
    match &function.sig.output {
        ReturnType::Default => function.sig.ident.span(),
        written => written.span(),
    }
}

/// Whether a block is in one line: rustc thinks nothing of the braces of longer ones.
fn is_in_one_line(block: &Block) -> bool {
    let braces = &block.brace_token.span;
    braces.open().start().line == braces.close().start().line
}

impl AsWritten<'_> {
    /// The body, `this` before it: what declares the variable that it has for `self`.
    pub fn block(self, mut body: Block, this: Option<TokenStream>) -> TokenStream {
        let AsWritten { function, private, output, returned_at, into, outcome, hands_on } = self;
        let (label, outer) = (hands_on.then(returned::label), returned::outer_label());
        let arguments = function.prologue.iter().map(|(attrs, pat, name)| quote!(#(#attrs)* let #pat = #name;));
        let prologue: TokenStream = arguments.collect();
        let never = standing(quote!(#private::never), returned_at);
        let returns = match (&outcome, &label) {
            (Some(outcome), _) => quote!(return #outcome.never();),
            (None, None) => quote_spanned!(returned_at=> return #never::<#output>();),
            (None, Some(_)) => quote_spanned!(returned_at=> return break #outer #never::<#output>();),
        };
        // rustc would find the braces around a lone expression unnecessary, for these are inside of others.
        if let [Stmt::Expr(_, None)] = body.stmts.as_slice()
            && is_in_one_line(&body)
        {
            body.stmts.insert(
                0,
                Stmt::Item(Item::Verbatim(
                    quote!(
                        const _: () = ();
                    )
                    .into(),
                )),
            );
        }
        // The first of the arguments, whether or not it is used.
        let receiver = this.or_else(|| {
            // Of a `mut self` no part is captured alone: rustc would see that what was in it is overwritten.
            let taken = |receiver: &&syn::Receiver| into == Into::Closure || receiver.mutability.is_some();
            function.sig.receiver().filter(taken).map(|_| quote!(let _ = &self;))
        });
        let there = function.body.brace_token.span.join();
        let inside = match &label {
            None => quote! {
                if false {
                    #returns
                }
                #receiver
                #prologue
                #body
            },
            Some(label) => {
                let mut value = quote!(#label:);
                value.group(Delimiter::Brace, quote!(if false { break #label #private::never() } #body), there);
                let mut block = quote!(#outer:);
                block.group(
                    Delimiter::Brace,
                    quote! {
                        #[allow(unreachable_code)]
                        if false {
                            #returns
                        }
                        #receiver
                        #prologue
                        break #outer (#value)
                    },
                    there,
                );
                quote!(match () { () => #block })
            }
        };
        let mut code = match into {
            Into::Async if outcome.is_some() => quote_spanned!(there=> async),
            Into::Async => quote_spanned!(there=> async move),
            // Where a type would stand, rustc says what is wrong with a `return;`.
            Into::Closure | Into::Step => {
                let written = function.sig.output.to_token_stream().into_iter().last();
                let end = written.map_or(Span::call_site(), |token| token.span());
                let arguments = quote_spanned!(end=> ||);
                quote!(move #arguments)
            }
        };
        code.group(Delimiter::Brace, inside, there);
        code
    }
}
