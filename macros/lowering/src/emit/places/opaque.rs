//! Anchored locals in macros that cannot be seen into.
//!
//! Input: such a macro. Output: the same, before which the locals that it names are bound: the value, if the macro takes it,
//! or a reference to its place. In an expression the reference is dereferenced. Where a name stands by itself, and the macro
//! wants names (`$x:ident`), it stays one: of the value, if that is `Copy`, else of the reference, which reads like what it
//! refers to. What would not, to move it, is refused: the same call is type-checked on a value of the local's type.
//!
//! ```text
//! poll!(queue)            ⇒   { let queue = unsafe { (&&Named(&queue)).named() }; poll!(queue) }
//! check!(queue.len())     ⇒   { let queue = unsafe { queue.place() }; check!((*queue).len()) }
//! ```

use super::by_name::takes_names;
use super::*;
use crate::analysis::outlives;
use proc_macro2::Delimiter;

impl Places<'_> {
    /// A macro that cannot be seen into.
    pub(super) fn opaque_macro(&mut self, mac: &mut Macro, is_statement: bool) -> Vec<TokenStream> {
        if let Some(local) = macros::taken(mac)
            && self.effects.moved.contains(&local)
            && !self.live_after.contains(&local)
            && !self.emit.body.locals[local].copy
        {
            return self.taking_macro(local, mac, is_statement);
        }
        let names: Vec<LocalId> = mentioned_in(&mac.tokens)
            .into_iter()
            .filter(|local| self.anchored(*local) && !self.lent.contains(local))
            .collect();
        let lent: Set = self.lent.iter().chain(names.iter().copied()).collect();
        // A counter is given to a macro that changes it: as a place, not as a name.
        let may_be_named = |local: &LocalId| {
            let info = &self.emit.body.locals[*local];
            names.contains(local) && !(info.copy && info.mutable)
        };
        let mut found = Mentions { lent: &lent, may_be_named: &may_be_named, named: Set::new(), other: Set::new() };
        let name = mac.path.segments.last().map(|last| last.ident.clone());
        let tokens =
            found.arguments(mac.tokens.clone(), name.is_some_and(|name| !names.is_empty() && takes_names(&name)));
        let (named, other) = (found.named, found.other);
        let private = self.emit.private();
        let bind = |local: &LocalId| {
            let name = self.name_of(*local);
            // What stands in an expression, too, or has parts that may be gone, is a reference everywhere.
            if named.contains(local) && !other.contains(local) && !self.emit.is_tracked(*local) {
                quote! {
                    let #name = {
                        use #private::{NamedCopy as _, NamedReference as _};
                        unsafe { (&&#private::Named(&#name)).named() }
                    };
                }
            } else {
                quote!(let #name = unsafe { #name.place() };)
            }
        };
        let binds: Vec<TokenStream> = names.iter().map(bind).collect();
        let shown = self.not_moved(&names, mac, is_statement);
        mac.tokens = tokens;
        std::iter::once(shown).chain(binds).chain(self.lent_to_text(mac)).collect()
    }

    /// What a format string in a closure names: a name there cannot be written `(*x)`, and would capture the reference itself,
    /// which ends before the closure.
    fn lent_to_text(&self, mac: &Macro) -> Vec<TokenStream> {
        let named = self.lent.iter().filter(|local| in_literals(mac.tokens.clone(), *local));
        let binds = named.map(|local| {
            let name = self.name_of(local);
            let written = self.emit.body.locals[local].mutable && first_mention(mac.tokens.clone(), local).is_some();
            if written { quote!(let #name = &mut *#name;) } else { quote!(let #name = &*#name;) }
        });
        binds.collect()
    }

    fn name_of(&self, local: LocalId) -> Ident {
        self.emit.body.locals.ident(local, self.emit.body.locals[local].span)
    }

    /// Shows that a macro does not move the locals that it is given, into a `move` closure of its own, say: it would move a
    /// reference that the value does not outlive. If a local is mentioned again, the witness shows it.
    fn not_moved(&self, names: &[LocalId], mac: &Macro, is_statement: bool) -> TokenStream {
        let matters = |local: &&LocalId| !self.live_after.contains(local) && !self.emit.body.locals[**local].copy;
        if !names.iter().any(|local| matters(&local)) || macros::logs(mac) {
            return quote!();
        }
        // Borrowed again where the macro names it, so that rustc points there.
        let own = |local: &LocalId| {
            let at = first_mention(mac.tokens.clone(), *local).unwrap_or(mac.path.span());
            self.emit.body.locals.ident(*local, at)
        };
        let asked = names.iter().filter(matters).map(own);
        let asked: Vec<TokenStream> = asked.map(|name| quote_spanned!(name.span()=> let _ = &#name;)).collect();
        let private = self.emit.private();
        let binds = names.iter().map(|local| {
            let (name, own) = (self.name_of(*local), own(local));
            let like = quote!(unsafe { #name.peek() });
            quote!(let mut #own = #private::never_like(#like);)
        });
        let mut call = mac.clone();
        call.tokens = deref_names(call.tokens, &self.lent);
        // A statement may expand to others.
        let call = if is_statement { quote!(#call;) } else { quote!(let _ = #call;) };
        quote! {
            if false {
                #(#binds)*
                #call
                #(#asked)*
                loop {}
            }
        }
    }

    /// A macro that takes a local by value; rustc checks that it does.
    pub(super) fn taking_macro(&self, local: LocalId, mac: &Macro, is_statement: bool) -> Vec<TokenStream> {
        // What is declared inside of a closure or an `async` block is rustc's affair.
        if !self.anchored(local) && !self.emit.is_saved_somewhere(local) {
            return vec![];
        }
        let call = if is_statement { quote!(#mac;) } else { quote!(let _ = #mac;) };
        let (private, look) = (self.emit.private(), self.emit.local("look"));
        let name = self.name_of(local);
        let anchored = self.anchored(local) && !self.lent.contains(&local);
        let (like, take) = if anchored {
            (quote!(unsafe { #name.peek() }), quote!(let mut #name = #name.take();))
        } else {
            (quote!(&#name), quote!())
        };
        let kind = self.emit.local("kind");
        let at_macro = mac.path.span().resolved_at(proc_macro2::Span::mixed_site());
        let check = quote_spanned!(at_macro=> #private::assert_moved(#kind, &#look));
        let always = self.always_moved(local, mac, anchored);
        let assertion = quote! {
            if false {
                let #kind = #private::type_behind(#like);
                let mut #name = #private::never_like(#like);
                let #look = || {
                    #call
                };
                #check;
                #always
                loop {}
            }
        };
        vec![assertion, take]
    }

    /// Shows that a macro moves a local on every path, where it would otherwise end later than here.
    fn always_moved(&self, local: LocalId, mac: &Macro, anchored: bool) -> TokenStream {
        let (body, facts) = (self.emit.body, self.emit.facts);
        if !anchored && !outlives(body, facts, self.block, local) {
            return quote!();
        }
        let (private, name, kind) = (self.emit.private(), self.name_of(local), self.emit.local("kind"));
        let after = self.emit.local("after");
        let at_macro = mac.path.span().resolved_at(proc_macro2::Span::mixed_site());
        let check = quote_spanned!(at_macro=> #private::assert_always_moved(#kind, &#after));
        quote! {
            let #after = async move {
                let mut #name = #private::never_of(#kind);
                match #mac {
                    _ => {}
                }
                #private::pending::<()>().await;
            };
            #check;
        }
    }
}

/// Finds how a macro's tokens mention locals, and writes `(*x)` where that is in an expression.
struct Mentions<'a> {
    lent: &'a Set,
    may_be_named: &'a dyn Fn(&LocalId) -> bool,
    /// Those that stay names.
    named: Set,
    /// Those that do not, or not everywhere.
    other: Set,
}

impl Mentions<'_> {
    /// `names`: whether these are arguments of a macro that wants names.
    fn arguments(&mut self, tokens: TokenStream, names: bool) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut out = TokenStream::new();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => {
                    // The call of a macro, or `Struct { x, y }`, which uses by value what it names.
                    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
                    let of_macro = is_punct(before, '!')
                        && !mentioned_in(&group.stream()).intersection(self.lent).is_empty()
                        && matches!(at.checked_sub(2).map(|at| &tokens[at]), Some(TokenTree::Ident(name)) if takes_names(name));
                    let shorthand =
                        group.delimiter() == Delimiter::Brace && matches!(before, Some(TokenTree::Ident(_)));
                    let inner = self.arguments(group.stream(), of_macro || shorthand);
                    let mut group = Group::new(group.delimiter(), inner);
                    group.set_span(token.span());
                    out.extend([TokenTree::Group(group)]);
                }
                TokenTree::Ident(ident) => match marked(ident).filter(|local| self.lent.contains(local)) {
                    Some(local) if names && stands_alone(&tokens, at) && (self.may_be_named)(&local) => {
                        self.named.insert(local);
                        out.extend([token.clone()]);
                    }
                    Some(local) => {
                        self.other.insert(local);
                        out.extend(quote!((*#ident)));
                    }
                    None => out.extend([token.clone()]),
                },
                TokenTree::Literal(literal) => {
                    self.other.extend(mentioned_in(&literal.to_token_stream()));
                    out.extend([token.clone()]);
                }
                TokenTree::Punct(_) => out.extend([token.clone()]),
            }
        }
        out
    }
}

/// Whether a name is an argument by itself: `x`, or, as `tracing` has it, `?x` and `%x`.
fn stands_alone(tokens: &[TokenTree], at: usize) -> bool {
    let ends = |token: Option<&TokenTree>| token.is_none() || [',', ';'].iter().any(|sign| is_punct(token, *sign));
    let mut before = at.checked_sub(1);
    let sigil = |token: Option<&TokenTree>| is_punct(token, '?') || is_punct(token, '%');
    if before.is_some_and(|at| sigil(tokens.get(at))) {
        before = before.and_then(|at| at.checked_sub(1));
    }
    ends(before.and_then(|at| tokens.get(at))) && ends(tokens.get(at + 1))
}

fn is_punct(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Whether a literal names a local.
fn in_literals(tokens: TokenStream, local: LocalId) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => in_literals(group.stream(), local),
        TokenTree::Literal(literal) => marked_in_text(&literal.to_string()).contains(&local),
        TokenTree::Ident(_) | TokenTree::Punct(_) => false,
    })
}
