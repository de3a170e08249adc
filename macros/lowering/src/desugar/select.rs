//! `select!`, with its handlers taken out.
//!
//! Input: a call of tokio's or futures' `select!` (or `select_biased!`). Output: the same macro in an awaited `async` block,
//! whose handlers only say which branch it was, and a `match` on that, which runs the user's handlers. So these are part of
//! the coroutine: they may await, `break`, `return` and use `?`. Both macros run a handler when all futures are dropped, so
//! nothing happens earlier or later than natively.
//!
//! tokio's evaluates all conditions and then all futures before it polls any of them. So they are bound before the call, where
//! the later passes see what they move; what they make for a while ends when all are there. futures' evaluates each in a `let`.
//!
//! ```text
//! select! { Some(n) = rx.recv() => f(n).await?, _ = stop.cancelled() => break, else => g() }
//!   ⇒  match {
//!          let selected_all = (rx.recv(), stop.cancelled());
//!          let (selected0, selected1) = selected_all;
//!          async move { select! {
//!              selected @ Some(_) = selected0 => Break(selected),
//!              selected = selected1 => Continue(Break(selected)),
//!              else => Continue(Continue(())),
//!          } }.await
//!      } {
//!          Break(selected) => match selected { Some(n) => f(n).await?, _ => unreachable!() },
//!          Continue(Break(_selected)) => break,
//!          Continue(Continue(())) => g(),
//!      }
//! ```

use super::join::{is_made, not_extended, taken_at_some_time};
use super::library::Library;
use crate::constants::is_binding;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::{Parse, ParseStream};
use syn::{Arm, Block, Expr, ExprBlock, Macro, Pat, Path, Token, parse_quote, parse_quote_spanned};

/// A call, taken apart.
pub(super) struct Select {
    biased: bool,
    branches: Vec<Branch>,
}

struct Branch {
    kind: Kind,
    handler: Expr,
}

enum Kind {
    /// `pat = future, if cond =>`
    Future { pat: Box<Pat>, future: Box<Expr>, cond: Option<Box<Expr>> },
    /// `else`, `complete`, `default`.
    Word(Ident),
}

impl Parse for Select {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let biased = input.peek2(Token![;]) && input.fork().parse::<Ident>()? == "biased";
        if biased {
            input.parse::<Ident>()?;
            input.parse::<Token![;]>()?;
        }
        let mut branches = vec![];
        while !input.is_empty() {
            branches.push(input.parse()?);
        }
        Ok(Select { biased, branches })
    }
}

impl Parse for Branch {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let kind = if input.peek(Token![else]) {
            let token: Token![else] = input.parse()?;
            Kind::Word(Ident::new("else", token.span))
        } else if input.peek2(Token![=>]) {
            let word: Ident = input.call(syn::ext::IdentExt::parse_any)?;
            if word != "complete" && word != "default" {
                return Err(syn::Error::new(word.span(), "expected `pattern = future`"));
            }
            Kind::Word(word)
        } else {
            let pat = Box::new(Pat::parse_multi_with_leading_vert(input)?);
            input.parse::<Token![=]>()?;
            let future = input.parse()?;
            let cond = if input.peek(Token![,]) {
                input.parse::<Token![,]>()?;
                input.parse::<Token![if]>()?;
                Some(input.parse()?)
            } else {
                None
            };
            Kind::Future { pat, future, cond }
        };
        input.parse::<Token![=>]>()?;
        let handler = if input.peek(syn::token::Brace) {
            let block = input.parse::<Block>()?;
            input.parse::<Option<Token![,]>>()?;
            Expr::Block(ExprBlock { attrs: vec![], label: None, block })
        } else {
            let handler = input.parse()?;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
            handler
        };
        Ok(Branch { kind, handler })
    }
}

impl Select {
    /// The parts that stay in the macro.
    pub(super) fn inner(&mut self) -> impl Iterator<Item = &mut Expr> {
        self.branches
            .iter_mut()
            .flat_map(|branch| match &mut branch.kind {
                Kind::Future { future, cond, .. } => [Some(&mut **future), cond.as_deref_mut()],
                Kind::Word(_) => [None, None],
            })
            .flatten()
    }

    /// The handlers.
    pub(super) fn handlers(&mut self) -> impl Iterator<Item = &mut Expr> {
        self.branches.iter_mut().map(|branch| &mut branch.handler)
    }

    /// A future of which only the library's macro knows when it is made, or whether it is moved or borrowed.
    pub(super) fn unclear(&self, mac: &Macro) -> Option<&Expr> {
        if self.library(&mac.path) != Library::Unknown {
            return None;
        }
        self.futures().find(|future| local(future).is_some()).or_else(|| taken_at_some_time(self.futures()))
    }

    fn futures(&self) -> impl Iterator<Item = &Expr> + Clone {
        self.branches.iter().filter_map(|branch| match &branch.kind {
            Kind::Future { future, .. } => Some(&**future),
            Kind::Word(_) => None,
        })
    }

    /// tokio's moves a future that is given as the name of a local, and futures' polls it where it is.
    fn library(&self, path: &Path) -> Library {
        let of_tokio = |branch: &Branch| match &branch.kind {
            Kind::Future { cond, .. } => cond.is_some(),
            Kind::Word(word) => word == "else",
        };
        let of_futures = |branch: &Branch| matches!(&branch.kind, Kind::Word(word) if word != "else");
        let is_biased = path.segments.last().is_some_and(|last| last.ident == "select_biased");
        match Library::of(path) {
            Library::Unknown if self.biased || self.branches.iter().any(of_tokio) => Library::Tokio,
            Library::Unknown if is_biased || self.branches.iter().any(of_futures) => Library::Futures,
            library => library,
        }
    }

    /// The whole. `selected` is a name that the function does not use.
    pub(super) fn write(self, mac: &Macro, private: &Path, selected: &Ident) -> Expr {
        let library = self.library(&mac.path);
        let count = self.branches.len();
        let (mut conds, mut inside, mut arms) = (vec![], vec![], Vec::<Arm>::new());
        let (mut made, mut moved) = (vec![], vec![]);
        for (at, Branch { kind, handler }) in self.branches.into_iter().enumerate() {
            match kind {
                Kind::Future { pat, mut future, mut cond } => {
                    match library {
                        // It evaluates all conditions, and then all futures.
                        Library::Tokio => {
                            if let Some(cond) = &mut cond {
                                let known = Ident::new(&format!("{selected}_if{at}"), Span::mixed_site());
                                conds.push(quote!(let #known = #cond;));
                                **cond = parse_quote!(#known);
                            }
                            let name = Ident::new(&format!("{selected}{at}"), Span::mixed_site());
                            made.push(quote!(#future));
                            *future = parse_quote!(#name);
                            moved.push(name);
                        }
                        Library::Futures if local(&future).is_some() => *future = parse_quote!(&mut #future),
                        // It evaluates them one by one. What it is given by name it would only poll.
                        Library::Futures if is_made(&future) => {
                            let name = Ident::new(&format!("{selected}{at}"), Span::mixed_site());
                            made.push(not_extended(&future, private));
                            *future = parse_quote!({ #name });
                            moved.push(name);
                        }
                        Library::Futures | Library::Unknown => {}
                    }
                    let cond = cond.map(|cond| quote!(, if #cond));
                    let value = nth(at, count, private, &quote!(#selected));
                    let shape = shape(&pat);
                    let bind =
                        if matches!(shape, Pat::Wild(_)) { quote!(#selected) } else { quote!(#selected @ #shape) };
                    inside.push(quote!(#bind = #future #cond => #value,));
                    arms.push(arm(at, count, private, *pat, handler, selected));
                }
                Kind::Word(word) => {
                    let value = nth(at, count, private, &quote!(()));
                    inside.push(quote!(#word => #value,));
                    let pat = nth(at, count, private, &quote!(()));
                    arms.push(parse_quote!(#pat => #handler,));
                }
            }
        }
        let biased = self.biased.then(|| quote!(biased;));
        let mut mac = mac.clone();
        mac.tokens = quote!(#biased #(#inside)*);
        let span = mac.path.segments.last().map_or_else(Span::mixed_site, |last| last.ident.span());
        let span = Span::mixed_site().located_at(span);
        if library == Library::Tokio {
            let all = Ident::new(&format!("{selected}_all"), Span::mixed_site());
            return parse_quote_spanned!(span=> match {
                #(#conds)*
                let #all = (#(#made,)*);
                let (#(#moved,)*) = #all;
                (async move { #mac }).await
            } { #(#arms)* });
        }
        if made.is_empty() {
            return parse_quote_spanned!(span=> match (async { #mac }).await { #(#arms)* });
        }
        parse_quote_spanned!(span=> match {
            #(let #moved = #made;)*
            (async { #(let #moved = #moved;)* #mac }).await
        } { #(#arms)* })
    }
}

/// One branch's arm outside. What its pattern leaves of the value is dropped after the handler.
fn arm(at: usize, count: usize, private: &Path, pat: Pat, handler: Expr, selected: &Ident) -> Arm {
    if is_plain(&pat) {
        let pat = nth(at, count, private, &quote!(#pat));
        return parse_quote!(#pat => #handler,);
    }
    let whole = nth(at, count, private, &quote!(#selected));
    if matches!(pat, Pat::Wild(_)) {
        return parse_quote!(#whole => #handler,);
    }
    let span = Span::mixed_site();
    let otherwise: Arm = parse_quote_spanned!(span=> _ => #private::unreachable!(),);
    parse_quote_spanned!(span=> #whole => match #selected { #pat => #handler, #otherwise },)
}

/// The value, or pattern, that says that it was the branch `at` of `count`.
fn nth(at: usize, count: usize, private: &Path, value: &TokenStream) -> TokenStream {
    let span = Span::mixed_site();
    let innermost =
        if at + 1 == count { value.clone() } else { quote_spanned!(span=> #private::ControlFlow::Break(#value)) };
    (0..at).fold(innermost, |value, _| quote_spanned!(span=> #private::ControlFlow::Continue(#value)))
}

/// Whether a pattern takes the whole value into locals, whatever it is.
fn is_plain(pat: &Pat) -> bool {
    match pat {
        Pat::Ident(ident) => is_binding(ident) && ident.by_ref.is_none() && ident.subpat.is_none(),
        Pat::Tuple(tuple) => tuple.elems.iter().all(is_plain),
        _ => false,
    }
}

/// The pattern without its bindings: what it asks of the value.
fn shape(pat: &Pat) -> Pat {
    struct Shape;
    impl syn::visit_mut::VisitMut for Shape {
        fn visit_expr_mut(&mut self, _: &mut Expr) {}
        fn visit_pat_mut(&mut self, pat: &mut Pat) {
            match pat {
                Pat::Ident(ident) if is_binding(ident) => {
                    *pat = match ident.subpat.take() {
                        Some((_, subpat)) => *subpat,
                        None => parse_quote!(_),
                    };
                    self.visit_pat_mut(pat);
                }
                Pat::Wild(_) => {}
                _ => syn::visit_mut::visit_pat_mut(self, pat),
            }
        }
        fn visit_field_pat_mut(&mut self, field: &mut syn::FieldPat) {
            field.colon_token.get_or_insert_with(Default::default);
            self.visit_pat_mut(&mut field.pat);
        }
    }
    let mut pat = pat.clone();
    syn::visit_mut::VisitMut::visit_pat_mut(&mut Shape, &mut pat);
    match pat {
        Pat::Or(_) => parse_quote!((#pat)),
        pat => pat,
    }
}

/// The name of the local that a future may be.
pub(super) fn local(future: &Expr) -> Option<Ident> {
    let Expr::Path(path) = future else { return None };
    let name = path.path.get_ident()?;
    name.to_string().starts_with(|first: char| !first.is_uppercase()).then(|| name.clone())
}
