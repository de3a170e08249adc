//! Conditional compilation inside of a function: `#[cfg(..)]` on a statement, an arm, a field or an argument.
//!
//! Input: the function as parsed. Output: one function for each combination of what its predicates can be, with the condition
//! under which it is the one; in it, what is configured out is gone, and no `#[cfg]` is left. A macro cannot know whether a
//! predicate holds, but the compiler will keep one of the functions and leave out the others.
//!
//! ```text
//! async fn f() { #[cfg(unix)] g().await; h().await; }
//!   ⇒  #[cfg(unix)] async fn f() { g().await; h().await; }
//!      #[cfg(not(unix))] async fn f() { h().await; }
//! ```
//!
//! Items inside keep their attributes: rustc looks at them by itself. Where there would be too many functions, those are left
//! out which are excluded by what the compiler was told: the crate's features, the machine, conditions of one's own. (Should
//! that be wrong, the function is missing.)

use crate::diagnostics::Diagnostics;
use crate::edition::Told;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, Attribute, Block, Expr, FieldPat, FieldValue, FnArg, ItemFn, Meta, Stmt, Token};

/// As many predicates may stand in one function: each doubles it.
const MOST: usize = 4;

/// A function, and the `#[cfg]` under which it is the one.
pub struct Variant {
    /// None if there is only this one.
    pub condition: Option<Attribute>,
    /// Without conditional parts.
    pub function: ItemFn,
}

/// All variants of a function. The first is that in which every predicate holds.
pub fn variants(function: ItemFn, errors: &mut Diagnostics) -> Vec<Variant> {
    variants_knowing(function, errors, Told::by_compiler)
}

fn variants_knowing(function: ItemFn, errors: &mut Diagnostics, told: impl FnOnce() -> Option<Told>) -> Vec<Variant> {
    let predicates = |taken_apart: bool| {
        let mut found = Predicates { taken_apart, atoms: vec![], any: false };
        found.visit_signature(&function.sig);
        found.visit_block(&function.block);
        (found.atoms, found.any)
    };
    let (parts, any) = predicates(true);
    if !any {
        return vec![Variant { condition: None, function }];
    }
    // What is taken apart is known to exclude one another; what is not may be less.
    let (wholes, _) = predicates(false);
    let taken_apart = parts.len() <= MOST || parts.len() <= wholes.len();
    let atoms = if taken_apart { parts } else { wholes };
    let told = if atoms.len() > MOST { told() } else { None };
    let known = |atom: &str| told.as_ref().and_then(|told| told.holds(atom));
    let open: Vec<&(String, Attribute)> = atoms.iter().filter(|(text, _)| known(text).is_none()).collect();
    if let Some((_, attribute)) = open.get(MOST) {
        errors.error(
            attribute,
            format!("more than {MOST} different `#[cfg]` predicates in one coroutine"),
            "put some of the statements into functions of their own, or write `if cfg!(…)`",
        );
        return vec![Variant { condition: None, function }];
    }
    let count = 1 << open.len();
    (0..count)
        .map(|number: usize| {
            let holds = |text: &String| {
                known(text).unwrap_or_else(|| {
                    let at = open.iter().position(|(open, _)| open == text);
                    at.is_some_and(|at| number & (1 << at) == 0)
                })
            };
            let holds: Vec<(String, bool)> = atoms.iter().map(|(text, _)| (text.clone(), holds(text))).collect();
            let mut function = function.clone();
            let mut strip = Strip { holds: &holds, taken_apart };
            strip.visit_signature_mut(&mut function.sig);
            strip.visit_block_mut(&mut function.block);
            Variant { condition: condition(&atoms, &holds), function }
        })
        .collect()
}

fn condition(atoms: &[(String, Attribute)], holds: &[(String, bool)]) -> Option<Attribute> {
    let each = atoms.iter().zip(holds).map(|((text, _), (_, holds))| {
        let atom: TokenStream = text.parse().unwrap_or_default();
        if *holds { atom } else { quote!(not(#atom)) }
    });
    (!atoms.is_empty()).then(|| syn::parse_quote!(#[cfg(all(#(#each),*))]))
}

/// What a predicate is made of: `all`, `any` and `not` of others, or one that only the compiler knows.
enum Predicate {
    All(Vec<Predicate>),
    Any(Vec<Predicate>),
    Not(Box<Predicate>),
    Atom(String),
}

impl Predicate {
    fn of(meta: &Meta) -> Option<Self> {
        let inner = || match meta {
            Meta::List(list) => {
                let metas = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok()?;
                metas.iter().map(Predicate::of).collect::<Option<Vec<_>>>()
            }
            _ => None,
        };
        Some(match meta {
            Meta::List(list) if list.path.is_ident("all") => Predicate::All(inner()?),
            Meta::List(list) if list.path.is_ident("any") => Predicate::Any(inner()?),
            Meta::List(list) if list.path.is_ident("not") => Predicate::Not(Box::new(inner()?.pop()?)),
            meta => Predicate::Atom(meta.to_token_stream().to_string()),
        })
    }

    /// The same, but for a `not` in one piece: `any(a, b)` is one predicate.
    fn whole(meta: &Meta) -> Self {
        match meta {
            Meta::List(list) if list.path.is_ident("not") => match list.parse_args::<Meta>() {
                Ok(inner) => Predicate::Not(Box::new(Predicate::whole(&inner))),
                Err(_) => Predicate::Atom(list.to_token_stream().to_string()),
            },
            meta => Predicate::Atom(meta.to_token_stream().to_string()),
        }
    }

    /// Of `#[cfg(..)]`; none if it is another attribute.
    fn of_attribute(attribute: &Attribute, taken_apart: bool) -> Option<Self> {
        match &attribute.meta {
            Meta::List(list) if list.path.is_ident("cfg") => match list.parse_args::<Meta>() {
                Ok(meta) if taken_apart => Predicate::of(&meta),
                Ok(meta) => Some(Predicate::whole(&meta)),
                Err(_) => Some(Predicate::Atom(list.tokens.to_string())), // `true`, `false`
            },
            _ => None,
        }
    }

    fn atoms(&self, found: &mut Vec<String>) {
        match self {
            Predicate::All(inner) | Predicate::Any(inner) => inner.iter().for_each(|inner| inner.atoms(found)),
            Predicate::Not(inner) => inner.atoms(found),
            Predicate::Atom(text) if text == "true" || text == "false" => {}
            Predicate::Atom(text) => found.push(text.clone()),
        }
    }

    fn holds(&self, known: &[(String, bool)]) -> bool {
        match self {
            Predicate::All(inner) => inner.iter().all(|inner| inner.holds(known)),
            Predicate::Any(inner) => inner.iter().any(|inner| inner.holds(known)),
            Predicate::Not(inner) => !inner.holds(known),
            Predicate::Atom(text) => text == "true" || known.iter().any(|(atom, holds)| atom == text && *holds),
        }
    }
}

/// The predicates that only the compiler knows, each with the attribute in which it stands first.
struct Predicates {
    taken_apart: bool,
    atoms: Vec<(String, Attribute)>,
    /// Whether there are any, those included that hold always or never.
    any: bool,
}

impl<'ast> Visit<'ast> for Predicates {
    fn visit_item(&mut self, _: &'ast syn::Item) {}

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        let mut atoms = vec![];
        if let Some(predicate) = Predicate::of_attribute(attribute, self.taken_apart) {
            self.any = true;
            predicate.atoms(&mut atoms);
        }
        for atom in atoms {
            if !self.atoms.iter().any(|(known, _)| *known == atom) {
                self.atoms.push((atom, attribute.clone()));
            }
        }
        visit::visit_attribute(self, attribute);
    }
}

/// Takes out what is configured out, where rustc would.
struct Strip<'a> {
    taken_apart: bool,
    holds: &'a [(String, bool)],
}

impl Strip<'_> {
    /// Whether something with these attributes stays; its `#[cfg]`s do not.
    fn keep(&self, attributes: &mut Vec<Attribute>) -> bool {
        let predicate = |attribute: &Attribute| Predicate::of_attribute(attribute, self.taken_apart);
        let stays = attributes.iter().filter_map(predicate).all(|predicate| predicate.holds(self.holds));
        attributes.retain(|attribute| !stays || predicate(attribute).is_none());
        stays
    }

    fn keep_expr(&self, expr: &mut Expr) -> bool {
        attributes(expr).is_none_or(|attributes| self.keep(attributes))
    }

    fn list<T: Clone, P: Default>(&self, list: &mut Punctuated<T, P>, keep: impl Fn(&mut T) -> bool) {
        let mut changed = false;
        let mut kept: Vec<T> = vec![];
        for element in list.iter_mut() {
            if keep(element) {
                kept.push(element.clone());
            } else {
                changed = true;
            }
        }
        if changed {
            // `..base` may follow.
            let is_ended = list.trailing_punct();
            *list = kept.into_iter().collect();
            if is_ended && !list.is_empty() {
                list.push_punct(P::default());
            }
        }
    }

    fn exprs<P: Default>(&self, list: &mut Punctuated<Expr, P>) {
        self.list(list, |expr| self.keep_expr(expr));
    }
}

impl VisitMut for Strip<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_signature_mut(&mut self, sig: &mut syn::Signature) {
        self.list(&mut sig.inputs, |arg| match arg {
            FnArg::Receiver(receiver) => self.keep(&mut receiver.attrs),
            FnArg::Typed(typed) => self.keep(&mut typed.attrs),
        });
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        block.stmts.retain_mut(|stmt| match stmt {
            Stmt::Local(local) => self.keep(&mut local.attrs),
            Stmt::Macro(mac) => self.keep(&mut mac.attrs),
            Stmt::Expr(expr, _) => self.keep_expr(expr),
            Stmt::Item(_) => true,
        });
        visit_mut::visit_block_mut(self, block);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Array(array) => self.exprs(&mut array.elems),
            Expr::Tuple(tuple) => self.exprs(&mut tuple.elems),
            Expr::Call(call) => self.exprs(&mut call.args),
            Expr::MethodCall(call) => self.exprs(&mut call.args),
            Expr::Struct(literal) => {
                self.list(&mut literal.fields, |field: &mut FieldValue| self.keep(&mut field.attrs))
            }
            Expr::Match(inner) => inner.arms.retain_mut(|arm: &mut Arm| self.keep(&mut arm.attrs)),
            _ => {}
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_pat_struct_mut(&mut self, pat: &mut syn::PatStruct) {
        self.list(&mut pat.fields, |field: &mut FieldPat| self.keep(&mut field.attrs));
        visit_mut::visit_pat_struct_mut(self, pat);
    }
}

/// The attributes of an expression.
pub(crate) fn attributes(expr: &mut Expr) -> Option<&mut Vec<Attribute>> {
    match expr {
        Expr::Array(syn::ExprArray { attrs, .. })
        | Expr::Assign(syn::ExprAssign { attrs, .. })
        | Expr::Async(syn::ExprAsync { attrs, .. })
        | Expr::Await(syn::ExprAwait { attrs, .. })
        | Expr::Binary(syn::ExprBinary { attrs, .. })
        | Expr::Block(syn::ExprBlock { attrs, .. })
        | Expr::Break(syn::ExprBreak { attrs, .. })
        | Expr::Call(syn::ExprCall { attrs, .. })
        | Expr::Cast(syn::ExprCast { attrs, .. })
        | Expr::Closure(syn::ExprClosure { attrs, .. })
        | Expr::Const(syn::ExprConst { attrs, .. })
        | Expr::Continue(syn::ExprContinue { attrs, .. })
        | Expr::Field(syn::ExprField { attrs, .. })
        | Expr::ForLoop(syn::ExprForLoop { attrs, .. })
        | Expr::Group(syn::ExprGroup { attrs, .. })
        | Expr::If(syn::ExprIf { attrs, .. })
        | Expr::Index(syn::ExprIndex { attrs, .. })
        | Expr::Infer(syn::ExprInfer { attrs, .. })
        | Expr::Let(syn::ExprLet { attrs, .. })
        | Expr::Lit(syn::ExprLit { attrs, .. })
        | Expr::Loop(syn::ExprLoop { attrs, .. })
        | Expr::Macro(syn::ExprMacro { attrs, .. })
        | Expr::Match(syn::ExprMatch { attrs, .. })
        | Expr::MethodCall(syn::ExprMethodCall { attrs, .. })
        | Expr::Paren(syn::ExprParen { attrs, .. })
        | Expr::Path(syn::ExprPath { attrs, .. })
        | Expr::Range(syn::ExprRange { attrs, .. })
        | Expr::RawAddr(syn::ExprRawAddr { attrs, .. })
        | Expr::Reference(syn::ExprReference { attrs, .. })
        | Expr::Repeat(syn::ExprRepeat { attrs, .. })
        | Expr::Return(syn::ExprReturn { attrs, .. })
        | Expr::Struct(syn::ExprStruct { attrs, .. })
        | Expr::Try(syn::ExprTry { attrs, .. })
        | Expr::TryBlock(syn::ExprTryBlock { attrs, .. })
        | Expr::Tuple(syn::ExprTuple { attrs, .. })
        | Expr::Unary(syn::ExprUnary { attrs, .. })
        | Expr::Unsafe(syn::ExprUnsafe { attrs, .. })
        | Expr::While(syn::ExprWhile { attrs, .. })
        | Expr::Yield(syn::ExprYield { attrs, .. }) => Some(attrs),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(function: ItemFn) -> Vec<String> {
        let mut errors = Diagnostics::new();
        let variants = variants(function, &mut errors);
        let text = |variant: Variant| {
            let (condition, block) = (variant.condition, variant.function.block);
            quote!(#condition #block).to_string()
        };
        variants.into_iter().map(text).chain(errors.messages()).collect()
    }

    #[test]
    fn each_way_is_a_function() {
        assert_eq!(
            all(syn::parse_quote!(
                fn f() {
                    #[cfg(unix)]
                    a().await;
                    #[cfg(not(unix))]
                    let b = 1;
                    #[allow(x)]
                    c();
                }
            )),
            [
                "# [cfg (all (unix))] { a () . await ; # [allow (x)] c () ; }",
                "# [cfg (all (not (unix)))] { let b = 1 ; # [allow (x)] c () ; }",
            ]
        );
    }

    #[test]
    fn what_is_known_makes_no_variants() {
        assert_eq!(
            all(syn::parse_quote!(
                fn f() {
                    #[cfg(any())]
                    a();
                    #[cfg(all())]
                    b();
                    #[cfg(false)]
                    c();
                    #[cfg(true)]
                    d()
                }
            )),
            ["{ b () ; d () }"]
        );
        assert_eq!(
            all(syn::parse_quote!(
                fn f() {
                    #[cfg(unix)]
                    fn g() {}
                }
            )),
            ["{ # [cfg (unix)] fn g () { } }"]
        );
    }

    #[test]
    fn arms_fields_and_arguments() {
        assert_eq!(
            all(syn::parse_quote! {
                fn f() {
                    match x { #[cfg(a)] A { #[cfg(b)] y, z } => 1, _ => g(#[cfg(b)] 1, S { #[cfg(not(a))] v: 2, w: 3 }) }
                }
            })[1..3],
            [
                "# [cfg (all (not (a) , b))] { match x { _ => g (1 , S { v : 2 , w : 3 }) } }",
                "# [cfg (all (a , not (b)))] { match x { A { z } => 1 , _ => g (S { w : 3 }) } }",
            ]
        );
    }

    #[test]
    fn many_in_one_are_one() {
        assert_eq!(
            all(syn::parse_quote!(
                fn f() {
                    #[cfg(any(a, b, c, d, e))]
                    x();
                    #[cfg(not(any(a, b, c, d, e)))]
                    y();
                }
            )),
            [
                "# [cfg (all (any (a , b , c , d , e)))] { x () ; }",
                "# [cfg (all (not (any (a , b , c , d , e))))] { y () ; }",
            ]
        );
    }

    #[test]
    fn features_are_known_where_there_are_many() {
        let function: ItemFn = syn::parse_quote!(
            fn f() {
                #[cfg(feature = "a")]
                a();
                #[cfg(feature = "b")]
                b();
                #[cfg(feature = "c")]
                c();
                #[cfg(not(feature = "d"))]
                d();
                #[cfg(test)]
                e();
            }
        );
        let args = ["--crate-name", "c", "--cfg", "feature=\"b\"", "--cfg", "feature=\"c\""];
        let told = || Told::in_args(args.map(str::to_owned));
        let mut errors = Diagnostics::new();
        let found = variants_knowing(function, &mut errors, told);
        let blocks: Vec<String> =
            found.iter().map(|variant| variant.function.block.to_token_stream().to_string()).collect();
        assert_eq!(blocks, ["{ b () ; c () ; d () ; e () ; }", "{ b () ; c () ; d () ; }"]);
        let condition = found[1].condition.to_token_stream().to_string();
        assert!(
            condition.starts_with("# [cfg (all (not (feature = \"a\") , feature = \"b\" , feature = \"c\""),
            "{condition}"
        );
        assert!(condition.contains("not (test)"), "{condition}");
        let asked = std::cell::Cell::new(false);
        let few = syn::parse_quote!(
            fn f() {
                #[cfg(feature = "a")]
                a();
            }
        );
        assert_eq!(
            variants_knowing(few, &mut errors, || {
                asked.set(true);
                None
            })
            .len(),
            2
        );
        assert!(!asked.get());
    }

    #[test]
    fn five_are_too_many() {
        let found = all(syn::parse_quote!(
            fn f() {
                #[cfg(a)]
                v();
                #[cfg(b)]
                w();
                #[cfg(any(a, b, c = "d"))]
                x();
                #[cfg(all(a, not(e)))]
                y();
                #[cfg(g)]
                z();
            }
        ));
        assert_eq!(found[1].lines().next(), Some("more than 4 different `#[cfg]` predicates in one coroutine"));
    }
}
