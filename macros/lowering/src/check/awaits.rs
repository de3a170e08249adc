//! Where `.await` may stand: in the coroutine itself or in a native `async` block, not in a plain function inside it.
//!
//! Input: a coroutine's parameters and body, or an item of a module under `#[coroutines]`. Output: an error at each
//! misplaced `await`; and the syntax with the mistake replaced by that same error, so that it can still be type-checked
//! and rustc has nothing to add. (What a native `async fn` would accept, as in macros, stays.) What holds afterwards,
//! without errors: each `.await` belongs to what it stands in.
//!
//! ```text
//! async fn f() { let g = || h().await; }
//!                               ^^^^^ 'await' outside async function
//! after:  let g = || (match h() { _ => compile_error!{"'await' outside async function …"} });
//! ```

use super::placement::is_coroutine;
use super::tokens::await_in_tokens;
use crate::diagnostics::Diagnostics;
use crate::macros;
use crate::user_macros::is_another;
use proc_macro2::Ident;
use quote::{ToTokens, quote};
use std::mem;
use syn::visit_mut::{self, VisitMut};
use syn::{
    AngleBracketedGenericArguments, Attribute, Expr, ExprAsync, ExprClosure, ExprConst, ExprRepeat, GenericArgument,
    ImplItemConst, ImplItemFn, Item, ItemConst, ItemFn, ItemMacro, ItemStatic, Macro, Path, Signature, TraitItemConst,
    TraitItemFn, TypeArray, Variant,
};

/// Checks a coroutine: its parameters and its body.
pub(super) fn check_body(function: &mut ItemFn, errors: &mut Diagnostics) {
    let mut walk = Walk { scope: Scope::Coroutine, errors };
    walk.visit_signature_mut(&mut function.sig);
    walk.visit_block_mut(&mut function.block);
}

/// Checks an item that is not a coroutine itself, with all that is in it. Coroutines in it are left to their own
/// expansion.
pub fn check_item(item: &mut Item, errors: &mut Diagnostics) {
    Walk { scope: Scope::Constant, errors }.visit_item_mut(item);
}

/// Checks an item of a script, whose macros are the coroutine's own.
pub(crate) fn check_script_item(item: &mut Item, errors: &mut Diagnostics) {
    let scope = if let Item::Macro(_) = item { Scope::Coroutine } else { Scope::Constant };
    Walk { scope, errors }.visit_item_mut(item);
}

/// Checks what `asyncio_run!` is given to run.
pub(crate) fn check_argument(expr: &mut Expr, errors: &mut Diagnostics) {
    let mut walk = Walk { scope: Scope::Argument, errors };
    if let Expr::Await(awaiting) = expr {
        walk.visit_expr_mut(&mut awaiting.base);
        walk.scope = Scope::Awaited;
        walk.report_and_replace(expr);
    } else {
        walk.visit_expr_mut(expr);
    }
}

/// What an `.await` stands in.
#[derive(Clone)]
enum Scope {
    /// The coroutine.
    Coroutine,
    /// A native `async` block, closure or function: rustc's business.
    Native,
    /// A plain closure.
    Closure,
    /// A plain function of this name.
    Function(Ident),
    /// What is handed to `asyncio_run!`: as a whole, as in `asyncio_run!(main().await)`.
    Awaited,
    /// Something in it, as in `asyncio_run!(main(number().await))`.
    Argument,
    /// What the compiler computes: the value of a `const` or `static`, a length, a discriminant.
    Constant,
}

struct Walk<'a> {
    scope: Scope,
    errors: &'a mut Diagnostics,
}

impl Walk<'_> {
    fn within(&mut self, scope: Scope, walk: impl FnOnce(&mut Self)) {
        let outer = mem::replace(&mut self.scope, scope);
        walk(self);
        self.scope = outer;
    }

    /// Walks a function inside: its signature belongs to what is around it, its body is its own.
    fn function(&mut self, attributes: &[Attribute], signature: &Signature, walk: impl FnOnce(&mut Self)) {
        if attributes.iter().any(|attribute| is_coroutine(attribute) || !is_inert(attribute)) {
            return; // another macro rewrites it: what it contains is for that macro to judge
        }
        let native = signature.asyncness.is_some();
        self.within(if native { Scope::Native } else { Scope::Function(signature.ident.clone()) }, walk);
    }

    /// Reports an `await` if it is misplaced; whether it was.
    fn report(&mut self, token: &impl ToTokens) -> bool {
        let (message, help) = match &self.scope {
            Scope::Coroutine | Scope::Native => return false,
            Scope::Closure => (
                "'await' outside async function",
                "a closure is a function of its own: await outside it, or make it `async |..| { .. }`".to_owned(),
            ),
            Scope::Function(name) => (
                "'await' outside async function",
                format!("make `{name}` a coroutine: `#[asyncio::coroutine] async fn {name}`"),
            ),
            Scope::Awaited => (
                "'await' outside async function",
                "leave `.await` away: `asyncio_run!` awaits the coroutine that it is given".to_owned(),
            ),
            Scope::Argument => (
                "'await' outside async function",
                "await it first, in a script: `asyncio_run! { let value = ….await; main(value).await }`".to_owned(),
            ),
            Scope::Constant => (
                "'await' outside function",
                "the compiler computes this value, without an event loop: use `let` in a coroutine".to_owned(),
            ),
        };
        self.errors.error(token, message, help);
        true
    }

    /// Reports an `.await` if it is misplaced, and puts the error in its place.
    fn report_and_replace(&mut self, expr: &mut Expr) {
        if let Expr::Await(awaiting) = expr
            && self.report(&awaiting.await_token)
        {
            let (base, error) = (&awaiting.base, self.errors.last_compile_error());
            *expr = Expr::Verbatim(quote!((match #base { _ => #error })));
        }
    }

    /// Walks the arguments of a macro of the standard library; writes them back if something in them was replaced.
    fn known_arguments(&mut self, mac: &mut Macro, call: syn::Result<macros::Call>) {
        match call {
            Ok(mut call) => {
                let before = self.errors.len();
                call.args.iter_mut().for_each(|argument| self.visit_expr_mut(&mut argument.expr));
                call.pat.iter_mut().for_each(|pattern| self.visit_pat_mut(pattern));
                if self.errors.len() > before {
                    call.write_to(mac);
                }
            }
            // Without an `await` in it, it is rustc that says what is wrong with it.
            Err(error) if await_in_tokens(mac.tokens.clone()).is_some() => {
                self.errors.push(error);
                *mac = error_macro(mac, self.errors);
            }
            Err(_) => {}
        }
    }
}

impl VisitMut for Walk<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        self.report_and_replace(expr);
    }

    fn visit_expr_async_mut(&mut self, block: &mut ExprAsync) {
        self.within(Scope::Native, |walk| visit_mut::visit_expr_async_mut(walk, block));
    }

    fn visit_expr_closure_mut(&mut self, closure: &mut ExprClosure) {
        let scope = if closure.asyncness.is_some() { Scope::Native } else { Scope::Closure };
        self.within(scope, |walk| visit_mut::visit_expr_closure_mut(walk, closure));
    }

    fn visit_item_fn_mut(&mut self, function: &mut ItemFn) {
        let ItemFn { attrs, sig, block, .. } = function;
        self.function(attrs, &sig.clone(), |walk| {
            walk.visit_signature_mut(sig);
            walk.visit_block_mut(block);
        });
    }

    fn visit_impl_item_fn_mut(&mut self, method: &mut ImplItemFn) {
        let ImplItemFn { attrs, sig, block, .. } = method;
        self.function(attrs, &sig.clone(), |walk| {
            walk.visit_signature_mut(sig);
            walk.visit_block_mut(block);
        });
    }

    fn visit_trait_item_fn_mut(&mut self, method: &mut TraitItemFn) {
        let TraitItemFn { attrs, sig, default, .. } = method;
        self.function(attrs, &sig.clone(), |walk| {
            walk.visit_signature_mut(sig);
            if let Some(block) = default {
                walk.visit_block_mut(block);
            }
        });
    }

    fn visit_expr_const_mut(&mut self, block: &mut ExprConst) {
        self.within(Scope::Constant, |walk| visit_mut::visit_expr_const_mut(walk, block));
    }

    fn visit_item_const_mut(&mut self, item: &mut ItemConst) {
        self.within(Scope::Constant, |walk| visit_mut::visit_item_const_mut(walk, item));
    }

    fn visit_item_static_mut(&mut self, item: &mut ItemStatic) {
        self.within(Scope::Constant, |walk| visit_mut::visit_item_static_mut(walk, item));
    }

    fn visit_impl_item_const_mut(&mut self, item: &mut ImplItemConst) {
        self.within(Scope::Constant, |walk| visit_mut::visit_impl_item_const_mut(walk, item));
    }

    fn visit_trait_item_const_mut(&mut self, item: &mut TraitItemConst) {
        self.within(Scope::Constant, |walk| visit_mut::visit_trait_item_const_mut(walk, item));
    }

    fn visit_variant_mut(&mut self, variant: &mut Variant) {
        self.within(Scope::Constant, |walk| visit_mut::visit_variant_mut(walk, variant));
    }

    fn visit_type_array_mut(&mut self, array: &mut TypeArray) {
        self.visit_type_mut(&mut array.elem);
        self.within(Scope::Constant, |walk| walk.visit_expr_mut(&mut array.len));
    }

    fn visit_expr_repeat_mut(&mut self, repeat: &mut ExprRepeat) {
        self.visit_expr_mut(&mut repeat.expr);
        self.within(Scope::Constant, |walk| walk.visit_expr_mut(&mut repeat.len));
    }

    fn visit_angle_bracketed_generic_arguments_mut(&mut self, arguments: &mut AngleBracketedGenericArguments) {
        for argument in &mut arguments.args {
            let scope = if let GenericArgument::Const(_) = argument { Scope::Constant } else { self.scope.clone() };
            self.within(scope, |walk| walk.visit_generic_argument_mut(argument));
        }
    }

    fn visit_item_macro_mut(&mut self, item: &mut ItemMacro) {
        let Some(name) = &item.ident else { return self.visit_macro_mut(&mut item.mac) };
        let Scope::Coroutine = self.scope else { return }; // elsewhere it may be used where a native `async` is around it
        let Some(token) = await_in_tokens(item.mac.tokens.clone()) else { return };
        self.errors.error(
            token,
            format!("'await' outside async function: `{name}!` is expanded too late to be part of a coroutine"),
            format!("leave `.await` away here, and write it behind what is handed to `{name}!`, or behind its call"),
        );
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        let mut which = "";
        if let Some(call) = macros::try_parse(mac) {
            if !hides_one_of_std(mac) {
                return self.known_arguments(mac, call);
            }
            which = ", which is not std's";
        }
        let Scope::Coroutine = self.scope else { return }; // elsewhere rustc sees it as it is
        let Some(name) = mac.path.segments.last().map(|segment| segment.ident.to_string()) else { return };
        if name == "asyncio_run" || macros::is_text(mac) {
            return; // a script of its own; no code
        }
        if crate::desugar::waits(mac) {
            return; // it awaits in an `async` block of its own
        }
        if name == "stream" || name == "try_stream" {
            return; // those of async-stream do, too
        }
        if let Some(token) = await_in_tokens(mac.tokens.clone()) {
            self.errors.error(
                token,
                format!("a coroutine cannot see the 'await' inside `{name}!`{which}"),
                format!("await before it, `let value = ….await;`, and hand `value` to `{name}!`"),
            );
        }
    }
}

/// Whether a macro with an `await` in it has the name of one of std's, and is another.
fn hides_one_of_std(mac: &Macro) -> bool {
    mac.path.get_ident().is_some_and(|name| await_in_tokens(mac.tokens.clone()).is_some() && is_another(name))
}

/// The last error, as a macro call in the place of `mac`.
fn error_macro(mac: &Macro, errors: &Diagnostics) -> Macro {
    syn::parse2(errors.last_compile_error()).unwrap_or_else(|_| mac.clone())
}

/// Whether a path's last segment is `name`.
pub(super) fn path_ends_with(path: &Path, name: &str) -> bool {
    path.segments.last().is_some_and(|segment| segment.ident == name)
}

/// Whether the attribute leaves the function as it is: rustc's own, and those of its tools.
fn is_inert(attribute: &Attribute) -> bool {
    const INERT: &[&str] = &[
        "allow",
        "cfg",
        "cfg_attr",
        "clippy",
        "cold",
        "deny",
        "deprecated",
        "diagnostic",
        "doc",
        "expect",
        "export_name",
        "forbid",
        "ignore",
        "inline",
        "link_section",
        "must_use",
        "no_mangle",
        "rustfmt",
        "should_panic",
        "target_feature",
        "test",
        "track_caller",
        "unsafe",
        "warn",
    ];
    attribute.path().segments.first().is_some_and(|segment| INERT.iter().any(|inert| segment.ident == inert))
}
