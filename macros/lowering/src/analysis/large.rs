//! Which locals are large, and so stay where they are.
//!
//! Input: a body and its facts. Output: the locals that are seen to be arrays of many elements, or to be made of one, and are
//! used again after an await. Carried, such a local would be copied out of the frame wherever the step goes on, and back where
//! it waits; in a place it is written once and then used where it stands, as rustc has it.
//!
//! ```text
//! let mut counts = [0; 256]; while let Some(byte) = next().await { counts[byte] += 1; }        `counts` stays in its place
//! ```

use super::{Facts, Init, Set};
use crate::ir::{Body, Stmt, Term};
use crate::locals::LocalId;
use syn::{Expr, Type};

/// An array of fewer elements is copied as fast as any local.
const FEW: usize = 16;

/// The large locals.
pub fn large(body: &Body, facts: &Facts) -> Set {
    let stmts = facts.order.iter().flat_map(|block| &body[*block].stmts);
    let mut found: Set = stmts.filter_map(made_large).collect();
    found.extend(body.locals.ids().filter(|local| {
        let declared = !body.params.contains(local);
        declared && body.locals[*local].ty.as_ref().is_some_and(is_large_type)
    }));
    found.retain(|local| is_used_after_an_await(body, facts, *local));
    found
}

/// The local that a statement makes of a large array.
fn made_large(stmt: &Stmt) -> Option<LocalId> {
    match stmt {
        Stmt::Init(local, value) => has_large_array(value).then_some(*local),
        Stmt::Code(syn::Stmt::Local(local), declares) => match (declares.as_slice(), &local.init) {
            ([declared], Some(init)) if init.diverge.is_none() => has_large_array(&init.expr).then_some(*declared),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a value is a large array, has one in it, or is made of one that is given away.
fn has_large_array(value: &Expr) -> bool {
    match value {
        Expr::Repeat(repeat) => is_large(&repeat.len),
        Expr::Array(array) => array.elems.len() >= FEW || array.elems.iter().any(has_large_array),
        Expr::Paren(inner) => has_large_array(&inner.expr),
        Expr::Group(inner) => has_large_array(&inner.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().any(has_large_array),
        Expr::Struct(literal) => literal.fields.iter().any(|field| has_large_array(&field.expr)),
        Expr::Call(call) => call.args.iter().any(has_large_array),
        _ => false,
    }
}

fn is_large_type(ty: &Type) -> bool {
    match ty {
        Type::Array(array) => is_large(&array.len) || is_large_type(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().any(is_large_type),
        Type::Paren(inner) => is_large_type(&inner.elem),
        Type::Group(inner) => is_large_type(&inner.elem),
        _ => false,
    }
}

/// What is not a number may be one.
fn is_large(len: &Expr) -> bool {
    match len {
        Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(len), .. }) => {
            len.base10_parse().map_or(true, |len: usize| len >= FEW)
        }
        _ => true,
    }
}

fn is_used_after_an_await(body: &Body, facts: &Facts, local: LocalId) -> bool {
    facts.order.iter().any(|block| match body[*block].term {
        Term::Await { resume, .. } => {
            let holds = facts.init_out[block.0].get(&local).is_some_and(|init| *init != Init::No);
            holds && facts.live_in[resume.0].contains(&local)
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use crate::diagnostics::Diagnostics;
    use crate::edition::Edition;
    use crate::input::lower_function;
    use syn::{ItemFn, parse_quote};

    /// The locals that have places.
    fn placed(function: ItemFn) -> Vec<String> {
        let (private, mut errors) = (parse_quote!(::asyncio::private), Diagnostics::new());
        let (_, body, facts) = lower_function(&function, None, &private, Edition::Since2024, &mut errors);
        assert!(errors.is_empty());
        facts.anchored.iter().map(|local| body.locals[local].name.clone()).collect()
    }

    #[test]
    fn a_large_array_that_is_used_after_an_await() {
        let function = parse_quote! {
            async fn f(given: [u8; 64], len: usize) {
                let direct = [0; 64];
                let of_a_call = make([1; SIZE]);
                let of_a_struct = Table { cells: [0; 64], len };
                let typed: [u8; 32] = make();
                let of_a_block = {
                    pause().await;
                    [2; 64]
                };
                pause().await;
                use_all(direct[len], of_a_call[len], of_a_struct.cells[len], typed[len], of_a_block[len], given[len]);
            }
        };
        assert_eq!(placed(function), ["direct", "of_a_call", "of_a_struct", "typed", "of_a_block"]);
    }

    #[test]
    fn no_other() {
        let function = parse_quote! {
            async fn f(n: usize) {
                let small = [0; 8];
                let lent = make(&[0; 64]);
                let counted = [0; 64].len();
                let before = [0; 64];
                take(before[n]);
                pause().await;
                let after = [0; 64];
                use_all(small[n], lent[n], counted, after[n]);
            }
        };
        assert_eq!(placed(function), [""; 0]);
    }
}
