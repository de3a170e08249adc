//! Names in patterns that begin with a capital: constants or variants, as all of Rust writes them.
//!
//! rustc knows which a name is, a macro does not. Where the pattern always matches it is a local's (`resolve`); where it may not
//! match, it is believed to be a constant's or a variant's, and given a form that is no binding, so that rustc refuses it where
//! there is no such item. Taken for a constant, a local would be dropped at the end of its state.
//!
//! ```text
//! Some(LIMIT)   ⇒   Some(LIMIT::<>)      E0531 if there is no LIMIT
//! ```

use quote::quote_spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, ExprAsync, ExprClosure, ExprForLoop, Item, Local, Pat, PatIdent, parse_quote};

/// Whether an identifier pattern can be a binding.
pub fn is_binding(pat: &PatIdent) -> bool {
    let name = pat.ident.to_string();
    let upper = name.trim_start_matches('_').chars().next().is_some_and(char::is_uppercase);
    !upper || pat.by_ref.is_some() || pat.mutability.is_some() || pat.subpat.is_some()
}

/// Gives them that form in a body. What a closure or an `async` block binds, rustc itself drops there.
pub fn name(body: &mut Block) {
    Name.visit_block_mut(body);
}

struct Name;

impl VisitMut for Name {
    fn visit_item_mut(&mut self, _: &mut Item) {}
    fn visit_expr_closure_mut(&mut self, _: &mut ExprClosure) {}
    fn visit_expr_async_mut(&mut self, _: &mut ExprAsync) {}

    fn visit_local_mut(&mut self, local: &mut Local) {
        let Some(init) = &mut local.init else { return };
        visit_mut::visit_local_init_mut(self, init);
        if init.diverge.is_some() {
            self.visit_pat_mut(&mut local.pat);
        }
    }

    fn visit_expr_for_loop_mut(&mut self, for_loop: &mut ExprForLoop) {
        self.visit_expr_mut(&mut for_loop.expr);
        self.visit_block_mut(&mut for_loop.body);
    }

    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        match pat {
            Pat::Ident(ident) if !is_binding(ident) => {
                let name = &ident.ident;
                // That of the prelude.
                if name != "None" {
                    let nothing = quote_spanned!(name.span()=> ::<>);
                    *pat = Pat::Path(parse_quote!(#name #nothing));
                }
            }
            _ => visit_mut::visit_pat_mut(self, pat),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::ToTokens;

    #[test]
    fn where_a_pattern_may_not_match() {
        let mut body: Block = parse_quote!({
            let Unit = unit;
            for Pair(Unit, _) in all {}
            let f = |x| match x {
                Some(N) => N,
                None => 0,
            };
            match x {
                Some(LIMIT | Some(ref R)) if let Less = g => {}
                _Hidden => {}
                None => {}
            }
            let Some(Less) = f else { return };
        });
        name(&mut body);
        let expected = "{letUnit=unit;forPair(Unit,_)inall{}letf=|x|matchx{Some(N)=>N,None=>0,};\
            matchx{Some(LIMIT::<>|Some(refR))ifletLess::<>=g=>{}_Hidden::<>=>{}None=>{}}\
            letSome(Less::<>)=felse{return};}";
        assert_eq!(body.to_token_stream().to_string().replace(' ', ""), expected);
    }
}
