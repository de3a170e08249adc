//! Macros that return from the function.
//!
//! Input: a call of a macro that cannot be seen into and may have a `return` or a `?` inside: one of a well-known name, or
//! defined where it can be read (`user_macros::leaves`). Output: the call in a closure or an `async` block that never waits, which
//! it leaves with what the function would return, so that the coroutine can return that.
//!
//! ```text
//! bail!("{x}")      ⇒   return (|| { bail!("{x}") })()
//! ensure!(x > 1);   ⇒   if let Some(left) = left_with(async { ensure!(x > 1); stays().await }) { return left; }
//! let y = get!(x);  ⇒   let y = { let mut value = None;
//!                           if let Some(left) = left_with(async { value = Some(get!(x)); stays().await }) { return left; }
//!                           match value { Some(value) => value, None => unreachable!() } };
//! ```

use crate::macros::{is_text, known};
use crate::user_macros::leaves;
use proc_macro2::{Ident, Span};
use syn::spanned::Spanned;
use syn::{Expr, Macro, Path, Stmt, Token, parse_quote_spanned};

/// How a macro leaves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Whenever it is called.
    Always,
    /// Perhaps.
    Perhaps,
}

/// The statement that a call becomes, if it may leave.
pub(super) fn statement(mac: &Macro, semi: Option<Token![;]>, is_tail: bool, private: &Path) -> Option<Stmt> {
    let way = way(mac)?;
    if way == Way::Always || (semi.is_none() && is_tail) {
        return Some(Stmt::Expr(expr(mac, private)?, semi));
    }
    let (span, left) = (mac.path.span(), Ident::new("left", Span::mixed_site()));
    let left: Expr = parse_quote_spanned! {span=>
        if let #private::Some(#left) = #private::left_with(async { #mac; #private::stays().await }) {
            return #left;
        }
    };
    Some(Stmt::Expr(left, None))
}

/// The expression that a call becomes, if it may leave.
pub(super) fn expr(mac: &Macro, private: &Path) -> Option<Expr> {
    let span = mac.path.span();
    let (left, value) = (Ident::new("left", Span::mixed_site()), Ident::new("value", Span::mixed_site()));
    Some(match way(mac)? {
        Way::Always => parse_quote_spanned!(span=> return (|| { #mac })()),
        Way::Perhaps => parse_quote_spanned! {span=> {
            let mut #value = #private::None;
            if let #private::Some(#left) =
                #private::left_with(async { #value = #private::Some(#mac); #private::stays().await })
            {
                return #left;
            }
            match #value {
                #private::Some(#value) => #value,
                #private::None => #private::unreachable!(),
            }
        }},
    })
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
    let perhaps = last == "ensure" || (is_local && leaves(last));
    perhaps.then_some(Way::Perhaps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::ToTokens;
    use syn::parse_quote;

    fn written(mac: Macro, semi: bool, is_tail: bool) -> Option<String> {
        let semi = semi.then(Default::default);
        statement(&mac, semi, is_tail, &parse_quote!(p)).map(|stmt| stmt.to_token_stream().to_string())
    }

    #[test]
    fn what_always_leaves_is_a_return() {
        let bail = written(parse_quote!(anyhow::bail!("no {x}")), true, false).expect("known");
        assert_eq!(bail, "return (| | { anyhow :: bail ! (\"no {x}\") }) () ;");
        assert_eq!(written(parse_quote!(bail!(x)), false, true).expect("known"), "return (| | { bail ! (x) }) ()");
    }

    #[test]
    fn what_perhaps_leaves_is_asked() {
        let ensure = written(parse_quote!(ensure!(x > 1)), true, false).expect("known");
        assert_eq!(
            ensure,
            "if let p :: Some (left) = p :: left_with (async { ensure ! (x > 1) ; p :: stays () . await }) \
             { return left ; }"
        );
        let value = written(parse_quote!(ensure!(x > 1)), false, true).expect("known");
        assert!(value.contains("value = p :: Some (ensure ! (x > 1))"), "{value}");
    }

    #[test]
    fn others_stay() {
        for other in [parse_quote!(println!("x")), parse_quote!(tracing::info!("x")), parse_quote!(stringify!(return))]
        {
            assert_eq!(written(other, true, false), None);
        }
    }
}
