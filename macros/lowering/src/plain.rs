//! Whether a body is so plain that it need not be lowered to know that nothing has to be asked about its types.
//!
//! Input: a function that the checks have passed, as written. Output: whether its step asks nothing, as far as can be told from
//! the syntax alone; most often it asks nothing where this says no, too. What holds if this says yes: no `.await` is misplaced
//! in the function, lowering finds no mistake, and `emit::asks` says no.
//!
//! ```text
//! let reply = client.request(key).await?; Ok(reply + 1)      plain, if `client` is a `&Client`
//! reply.append(client.request(key).await?);                   not: what is evaluated before the await?
//! let text = reply.into_text(); rest().await                  not: is `reply` moved there?
//! ```
//!
//! So nothing is evaluated before an operand that awaits, methods are called on what is no local, or on one that is copied,
//! and there is nothing that captures locals, moves out of what they point to, or is seen only once it is expanded.

use crate::analysis::methods::consumes;
use crate::check::await_in_tokens;
use crate::macros;
use std::collections::BTreeMap;
use syn::visit::{self, Visit};
use syn::{
    Arm, Expr, FnArg, GenericArgument, Ident, ItemFn, Local, Macro, Pat, PatIdent, ReceiverKind, Signature, Stmt, Type,
    TypeArray, UnOp,
};

/// Looks at a function.
pub fn is_plain(function: &ItemFn) -> bool {
    let mut names = Names { bound: BTreeMap::new() };
    names.signature(&function.sig);
    names.visit_block(&function.block);
    let mut plain = Plain { names: &names, awaits: 0, slices: 0, is_plain: true };
    plain.visit_signature(&function.sig);
    plain.visit_block(&function.block);
    plain.is_plain && plain.awaits > 0
}

/// What is known of what a name is bound to.
#[derive(Clone, Copy, PartialEq)]
enum Bound {
    /// `&T`
    Shared,
    /// A number, or the like.
    Literal,
    /// Anything, or several things.
    Other,
}

/// The names that are bound in a function.
struct Names {
    bound: BTreeMap<String, Bound>,
}

impl Names {
    fn bind(&mut self, name: &Ident, to: Bound) {
        self.bound.entry(name.to_string()).and_modify(|known| *known = Bound::Other).or_insert(to);
    }

    fn signature(&mut self, sig: &Signature) {
        for arg in &sig.inputs {
            match arg {
                FnArg::Receiver(receiver) => {
                    let shared = matches!(&receiver.kind, ReceiverKind::Reference(_, _, None));
                    self.bind(&receiver.self_token.into(), if shared { Bound::Shared } else { Bound::Other });
                }
                FnArg::Typed(typed) => match (&*typed.pat, &*typed.ty) {
                    (Pat::Ident(pat), Type::Reference(ty)) if ty.mutability.is_none() && is_alone(pat) => {
                        self.bind(&pat.ident, Bound::Shared);
                    }
                    (pat, _) => self.visit_pat(pat),
                },
            }
        }
    }

    fn of(&self, name: &Ident) -> Option<Bound> {
        self.bound.get(&name.to_string()).copied()
    }
}

fn is_alone(pat: &PatIdent) -> bool {
    pat.by_ref.is_none() && pat.subpat.is_none()
}

impl<'ast> Visit<'ast> for Names {
    fn visit_local(&mut self, local: &'ast Local) {
        if let (Pat::Ident(pat), Some(init)) = (&local.pat, &local.init)
            && is_alone(pat)
            && matches!(&*init.expr, Expr::Lit(_))
        {
            self.bind(&pat.ident, Bound::Literal);
        } else {
            visit::visit_local(self, local);
        }
    }

    fn visit_pat_ident(&mut self, pat: &'ast PatIdent) {
        self.bind(&pat.ident, Bound::Other);
        visit::visit_pat_ident(self, pat);
    }
}

/// Looks for what is not plain.
struct Plain<'a> {
    names: &'a Names,
    /// How many awaits have been seen.
    awaits: usize,
    /// How many patterns of arrays: elements of two may be moved out of a local.
    slices: usize,
    is_plain: bool,
}

impl Plain<'_> {
    /// Looks at operands: whether there is an await in them.
    fn awaits_in<'a>(&mut self, operands: impl IntoIterator<Item = &'a Expr>) -> bool {
        let before = self.awaits;
        operands.into_iter().for_each(|operand| self.visit_expr(operand));
        self.awaits > before
    }

    /// Looks at operands that are not to await.
    fn without_awaits<'a>(&mut self, operands: impl IntoIterator<Item = &'a Expr>) {
        let awaits = self.awaits_in(operands);
        self.is_plain &= !awaits;
    }

    /// Whether a receiver is what is copied if it is moved, or has been awaited: what a call has made may live at a later await.
    fn is_copied_or_awaited(&self, receiver: &Expr) -> bool {
        match receiver {
            Expr::Path(path) => match path.path.get_ident().map(|name| self.names.of(name)) {
                Some(Some(bound)) => bound != Bound::Other,
                _ => true, // a constant
            },
            Expr::Field(field) => self.is_copied_or_awaited(&field.base),
            Expr::Paren(inner) => self.is_copied_or_awaited(&inner.expr),
            Expr::Index(inner) => self.is_copied_or_awaited(&inner.expr),
            Expr::Try(inner) => self.is_copied_or_awaited(&inner.expr),
            Expr::Await(_) | Expr::Lit(_) => true,
            _ => false,
        }
    }
}

impl<'ast> Visit<'ast> for Plain<'_> {
    fn visit_pat_slice(&mut self, slice: &'ast syn::PatSlice) {
        self.slices += 1;
        self.is_plain &= self.slices < 2;
        visit::visit_pat_slice(self, slice);
    }

    fn visit_expr(&mut self, expr: &'ast Expr) {
        if !self.is_plain {
            return;
        }
        match expr {
            Expr::Await(inner) => {
                self.without_awaits([&*inner.base]);
                self.awaits += 1;
            }
            Expr::MethodCall(call) => {
                self.is_plain &= self.is_copied_or_awaited(&call.receiver);
                self.is_plain &= !consumes(call) || matches!(&*call.receiver, Expr::Await(_));
                self.visit_expr(&call.receiver);
                call.turbofish.iter().for_each(|types| self.visit_angle_bracketed_generic_arguments(types));
                self.without_awaits(&call.args);
            }
            Expr::Call(call) => {
                // `Ok(f().await)`, and not `f(a, b().await)`; a local that is called may be moved.
                let Expr::Path(func) = &*call.func else { return self.is_plain = false };
                self.is_plain &= func.path.get_ident().is_none_or(|name| self.names.of(name).is_none());
                self.visit_expr_path(func);
                let awaits = self.awaits_in(&call.args);
                self.is_plain &= !awaits || call.args.len() == 1;
            }
            Expr::Assign(inner) => {
                self.is_plain &= matches!(&*inner.left, Expr::Path(_)) || !self.awaits_in([&*inner.right]);
                self.visit_expr(&inner.left);
                self.visit_expr(&inner.right);
            }
            Expr::Binary(inner) if is_assignment(&inner.op) => {
                let is_number = matches!(&*inner.left, Expr::Path(path)
                    if path.path.get_ident().and_then(|name| self.names.of(name)) == Some(Bound::Literal));
                self.is_plain &= is_number || !self.awaits_in([&*inner.right]);
                self.visit_expr(&inner.left);
                self.visit_expr(&inner.right);
            }
            Expr::Binary(inner) => {
                self.visit_expr(&inner.left);
                self.without_awaits([&*inner.right]);
            }
            Expr::Unary(inner) => {
                self.is_plain &= !matches!(inner.op, UnOp::Deref(_));
                self.visit_expr(&inner.expr);
            }
            Expr::Match(inner) => {
                self.visit_expr(&inner.expr);
                inner.arms.iter().for_each(|arm| self.visit_arm(arm));
            }
            Expr::Array(_)
            | Expr::Index(_)
            | Expr::Range(_)
            | Expr::Reference(_)
            | Expr::Repeat(_)
            | Expr::Struct(_)
            | Expr::Tuple(_) => {
                self.is_plain &= !matches!(expr, Expr::Struct(made) if made.rest.is_some());
                let before = self.awaits;
                visit::visit_expr(self, expr);
                self.is_plain &= self.awaits == before;
            }
            Expr::Block(_)
            | Expr::Break(_)
            | Expr::Cast(_)
            | Expr::Continue(_)
            | Expr::Field(_)
            | Expr::ForLoop(_)
            | Expr::If(_)
            | Expr::Let(_)
            | Expr::Lit(_)
            | Expr::Loop(_)
            | Expr::Macro(_)
            | Expr::Paren(_)
            | Expr::Path(_)
            | Expr::Return(_)
            | Expr::Try(_)
            | Expr::While(_) => visit::visit_expr(self, expr),
            _ => self.is_plain = false,
        }
    }

    /// A guard is looked at before the pattern is known to fit.
    fn visit_arm(&mut self, arm: &'ast Arm) {
        let before = self.awaits;
        visit::visit_pat(self, &arm.pat);
        self.is_plain &= self.awaits == before;
        self.visit_expr(&arm.body);
    }

    fn visit_stmt(&mut self, stmt: &'ast Stmt) {
        self.is_plain &= !matches!(stmt, Stmt::Item(_));
        visit::visit_stmt(self, stmt);
    }

    /// What the compiler computes awaits nothing: it may be a number or a name.
    fn visit_type_array(&mut self, array: &'ast TypeArray) {
        self.visit_type(&array.elem);
        self.is_plain &= is_atom(&array.len);
    }

    fn visit_generic_argument(&mut self, argument: &'ast GenericArgument) {
        match argument {
            GenericArgument::Const(value) => self.is_plain &= is_atom(value),
            GenericArgument::AssocConst(inner) => self.is_plain &= is_atom(&inner.value),
            _ => visit::visit_generic_argument(self, argument),
        }
    }

    /// Those of std are known; what others move, nobody can tell.
    fn visit_macro(&mut self, mac: &'ast Macro) {
        match macros::parse(mac) {
            Some(call) if await_in_tokens(mac.tokens.clone()).is_none() => {
                call.args.iter().for_each(|arg| self.visit_expr(&arg.expr));
            }
            _ => self.is_plain = false,
        }
    }
}

fn is_atom(expr: &Expr) -> bool {
    matches!(expr, Expr::Lit(_) | Expr::Path(_))
}

fn is_assignment(op: &syn::BinOp) -> bool {
    use syn::BinOp::{
        AddAssign, BitAndAssign, BitOrAssign, BitXorAssign, DivAssign, MulAssign, RemAssign, ShlAssign, ShrAssign,
        SubAssign,
    };
    matches!(
        op,
        AddAssign(_)
            | SubAssign(_)
            | MulAssign(_)
            | DivAssign(_)
            | RemAssign(_)
            | BitXorAssign(_)
            | BitAndAssign(_)
            | BitOrAssign(_)
            | ShlAssign(_)
            | ShrAssign(_)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::check;
    use crate::diagnostics::Diagnostics;
    use crate::edition::Edition;
    use crate::emit::{asks, is_of_the_step, testing};
    use crate::expand::lowered;
    use crate::user_macros;
    use syn::parse_quote;

    #[test]
    fn nothing_stands_before_what_awaits() {
        assert!(is_plain(&parse_quote!(
            async fn f(client: &Client, key: u64) -> Result<u64, Error> {
                let mut total = 0;
                while let Some(more) = client.next().await? {
                    total += client.request(more).await?;
                }
                Ok(client.request(key).await?.wrapping_add(total))
            }
        )));
        for body in [
            parse_quote!({ sum(one(), two().await) }),
            parse_quote!({ one() + two().await }),
            parse_quote!({ list.push(one().await) }),
            parse_quote!({ list[0] += one().await }),
            parse_quote!({ (one(), two().await) }),
            parse_quote!({ println!("{}", one().await) }),
        ] {
            assert!(!is_plain(&ItemFn {
                block: body,
                ..parse_quote!(
                    async fn f(list: Vec<u8>) {}
                )
            }));
        }
    }

    #[test]
    fn nothing_may_be_moved_by_a_method() {
        let calls_text = |sig: Signature| ItemFn {
            block: parse_quote!({
                let n = text.size();
                rest().await;
                n
            }),
            ..parse_quote!(#sig {})
        };
        assert!(is_plain(&calls_text(parse_quote!(async fn f(text: &Text) -> usize))));
        assert!(!is_plain(&calls_text(parse_quote!(async fn f(text: &mut Text) -> usize))));
        assert!(!is_plain(&calls_text(parse_quote!(async fn f(text: Text) -> usize))));
    }

    #[test]
    fn nothing_is_awaited_by_the_compiler() {
        for function in [
            parse_quote!(
                async fn f(list: [u8; one().await]) {
                    two().await
                }
            ),
            parse_quote!(
                async fn f() -> Chunk<{ one().await }> {
                    two().await
                }
            ),
            parse_quote!(
                async fn f(list: impl Chunks<N = { one().await }>) {
                    two().await
                }
            ),
            parse_quote!(
                async fn f() {
                    two::<{ one().await }>().await
                }
            ),
            parse_quote!(
                async fn f() {
                    let list: [u8; one().await] = two().await;
                }
            ),
            parse_quote!(
                async fn f() {
                    two().await;
                    vec![0; one().await];
                }
            ),
        ] {
            assert!(!is_plain(&function));
        }
        assert!(is_plain(&parse_quote!(
            async fn f(list: [u8; 2]) -> Chunk<2> {
                two::<N>().await
            }
        )));
    }

    #[test]
    fn what_is_plain_asks_nothing() {
        let (mut plain, mut others, mut wrong) = (0, 0, vec![]);
        for (name, function) in testing::all_functions() {
            let expands = user_macros::expand(&function).is_some();
            if expands || !is_plain(&function) || is_of_the_step(&function.block, &function.sig) {
                others += 1;
                continue;
            }
            plain += 1;
            let mut misplaced = Diagnostics::new();
            check(&function, &mut misplaced);
            assert!(misplaced.is_empty(), "{name}");
            for edition in [Edition::Until2018, Edition::Until2021, Edition::Since2024] {
                let mut errors = Diagnostics::new();
                let private = parse_quote!(::asyncio::private);
                let lowered = lowered(&function, None, private, edition, &mut errors);
                if lowered.is_none_or(|(shell, body, _)| asks(&shell, &body)) {
                    wrong.push(name.clone());
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(plain > 200 && others > 200, "{plain} are plain, {others} are not");
    }
}
