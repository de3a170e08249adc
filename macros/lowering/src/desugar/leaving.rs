//! Macros that return from the function.
//!
//! Input: a call of a macro that cannot be seen into and may have a `return` or a `?` inside: one of a well-known name, or
//! defined where it can be read (`user_macros::leaves`). Output: the call in a closure or an `async` block that never waits, which
//! it leaves with what the function would return, so that the coroutine can return that. What a call makes for a while ends with
//! that block, so a call whose value is a part of a larger expression stays as it is (and is a type error).
//!
//! ```text
//! bail!("{x}")      ⇒   return (|| { bail!("{x}"); })()
//! ensure!(x > 1);   ⇒   if let Some(left) = left_with(async { ensure!(x > 1); stays().await }) { return left; }
//! let y = get!(x);  ⇒   let y = { let mut value = None;
//!                           if let Some(left) = left_with(async { value = Some(get!(x)); stays().await }) { return left; }
//!                           match value { Some(value) => value, None => unreachable!() } };
//! ```

use crate::macros::{is_text, known};
use crate::user_macros::{Way, leaves};
use proc_macro2::Ident;
use syn::spanned::Spanned;
use syn::{Expr, Macro, Path, Stmt, Token, parse_quote_spanned};

/// The statement that a call becomes, if it may leave and is not what its block gives.
pub(super) fn statement(mac: &Macro, semi: Option<Token![;]>, private: &Path, found: &Ident) -> Option<Stmt> {
    if way(mac)? == Way::Always {
        return Some(Stmt::Expr(always(mac)?, semi));
    }
    let span = mac.path.span();
    let asked: Expr = parse_quote_spanned! {span=>
        if let #private::Some(#found) = #private::left_with(async { #mac; #private::stays().await }) {
            return #found;
        }
    };
    Some(Stmt::Expr(asked, None))
}

/// The expression that a call becomes, if it certainly leaves.
pub(super) fn always(mac: &Macro) -> Option<Expr> {
    let span = mac.path.span();
    (way(mac)? == Way::Always).then(|| parse_quote_spanned!(span=> return (|| { #mac; })()))
}

/// What gives the value of a call that may leave, where what it makes for a while ends with it: nothing else is evaluated by
/// the same statement. `found` is a name that nothing in the function has.
pub(super) fn value(mac: &Macro, private: &Path, found: &Ident) -> Option<Expr> {
    let span = mac.path.span();
    if way(mac)? == Way::Always {
        return always(mac);
    }
    Some(parse_quote_spanned! {span=> {
        let mut #found = #private::None;
        if let #private::Some(#found) =
            #private::left_with(async { #found = #private::Some(#mac); #private::stays().await })
        {
            return #found;
        }
        match #found {
            #private::Some(#found) => #found,
            #private::None => #private::unreachable!(),
        }
    }})
}

fn way(mac: &Macro) -> Option<Way> {
    let last = &mac.path.segments.last()?.ident;
    if known(&mac.path).is_some() || is_text(mac) {
        return None;
    }
    if last == "bail" {
        return Some(Way::Always);
    }
    let is_local = mac.path.segments.len() == 1 || mac.path.segments[0].ident == "crate";
    match last == "ensure" {
        true => Some(Way::Perhaps),
        false => leaves(last).filter(|_| is_local),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::ToTokens;
    use syn::parse_quote;

    fn written(mac: Macro, semi: bool) -> Option<String> {
        let semi = semi.then(Default::default);
        statement(&mac, semi, &parse_quote!(p), &parse_quote!(found)).map(|stmt| stmt.to_token_stream().to_string())
    }

    #[test]
    fn what_always_leaves_is_a_return() {
        let bail = written(parse_quote!(anyhow::bail!("no {x}")), true).expect("known");
        assert_eq!(bail, "return (| | { anyhow :: bail ! (\"no {x}\") ; }) () ;");
        assert_eq!(written(parse_quote!(bail!(x)), false).expect("known"), "return (| | { bail ! (x) ; }) ()");
    }

    #[test]
    fn what_perhaps_leaves_is_asked() {
        let ensure: Macro = parse_quote!(ensure!(x > 1));
        assert_eq!(
            written(ensure.clone(), true).expect("known"),
            "if let p :: Some (found) = p :: left_with (async { ensure ! (x > 1) ; p :: stays () . await }) \
             { return found ; }"
        );
        assert!(always(&ensure).is_none());
        let value = value(&ensure, &parse_quote!(p), &parse_quote!(found)).expect("known");
        let value = value.to_token_stream().to_string();
        assert!(value.contains("found = p :: Some (ensure ! (x > 1))"), "{value}");
    }

    #[test]
    fn others_stay() {
        for other in [parse_quote!(println!("x")), parse_quote!(tracing::info!("x")), parse_quote!(stringify!(return))]
        {
            assert_eq!(written(other, true), None);
        }
    }
}
