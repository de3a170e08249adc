//! Resolution: which binding does each name mean?
//!
//! Input: the function as parsed. Output: the same, every binding and mention of a local marked with its `LocalId`
//! (`locals`), `self` included. Afterwards no name needs a scope to be understood.
//!
//! ```text
//! let x = 1; let x = x + 1; println!("{x}")   ⇒   let x__coropy0 = 1; let x__coropy1 = x__coropy0 + 1; println!("{x__coropy1}")
//! ```
//!
//! Nested items are left alone: they cannot see locals.

mod callable;
mod captures;
mod known;

use crate::analysis::effects::local_of;
use crate::constants::is_binding;
use crate::definitions::is_unit;
use crate::desugar::gives_no_guard;
use crate::locals::{Local, LocalId, Locals, mark};
use crate::macros;
pub use captures::map_captures;
use known::{
    is_collection, is_copy_literal, is_its_own, is_new_box, is_new_collection, is_of_unknown_kind, is_projection,
};
pub use known::{is_conversion, refers_to_known};
use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use std::collections::{HashMap, HashSet};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprGroup, ExprParen, FieldPat, FieldValue, Generics, Macro, Pat, Stmt, Type, parse_quote};

/// Names in scope, innermost last.
pub struct Resolver<'a> {
    locals: &'a mut Locals,
    scopes: Vec<HashMap<String, LocalId>>,
    /// While the pattern of one `let` or arm is read: its bindings, shared by the alternatives of an or-pattern.
    pattern: HashMap<String, LocalId>,
    /// Whether that pattern always matches: what it names are bindings.
    matches: bool,
    /// Type parameters whose values can be called once.
    once: HashSet<String>,
}

impl<'a> Resolver<'a> {
    /// Starts with no name in scope.
    pub fn new(locals: &'a mut Locals, generics: &Generics) -> Self {
        Resolver {
            locals,
            scopes: vec![HashMap::new()],
            pattern: HashMap::new(),
            matches: false,
            once: callable::once_params(generics),
        }
    }

    /// Declares `self`, which has no pattern.
    pub fn declare_self(&mut self, span: Span, copy: bool, ty: Option<Type>) -> LocalId {
        let id = self.new_local("self", false, span, false);
        self.locals[id].copy = copy;
        self.locals[id].ty = ty;
        self.scopes.last_mut().expect("a scope").insert("self".into(), id);
        id
    }

    /// The same of a pattern that may not match.
    fn declare_perhaps(&mut self, pat: &mut Pat) {
        self.bind(pat, None, false);
    }

    /// Declares the bindings of a pattern that always matches in the innermost scope and marks them.
    pub fn declare(&mut self, pat: &mut Pat, ty: Option<&Type>) {
        self.bind(pat, ty, true);
    }

    fn bind(&mut self, pat: &mut Pat, ty: Option<&Type>, matches: bool) {
        self.pattern.clear();
        let annotated = match (&*pat, ty) {
            (Pat::Ident(ident), Some(ty)) => Some((ident.ident.to_string(), ty.clone())),
            (Pat::Type(typed), None) => match &*typed.pat {
                Pat::Ident(ident) => Some((ident.ident.to_string(), (*typed.ty).clone())),
                _ => None,
            },
            _ => None,
        };
        let outer = std::mem::replace(&mut self.matches, matches);
        self.visit_pat_mut(pat);
        self.matches = outer;
        let bound = std::mem::take(&mut self.pattern);
        if let Some((name, ty)) = annotated
            && let Some(id) = bound.get(&name)
        {
            self.locals[*id].copy = is_copy(&ty);
            self.locals[*id].collection = is_collection(&ty);
            self.locals[*id].small = is_copy(&ty) && !matches!(ty, Type::Array(_) | Type::Tuple(_));
            self.locals[*id].ty = Some(ty);
        }
        // What a `let` of a guard binds hides what the pattern binds.
        if !matches!(pat, Pat::Guard(_)) {
            self.scopes.last_mut().expect("a scope").extend(bound);
        }
    }

    fn new_local(&mut self, name: &str, raw: bool, span: Span, mutable: bool) -> LocalId {
        self.locals.push(Local {
            name: name.into(),
            raw,
            span,
            mutable,
            temp: false,
            copy: false,
            small: false,
            closure: false,
            literal: false,
            boxed: false,
            collection: false,
            lends: false,
            pinned: false,
            projected: false,
            converted: false,
            rest_of: None,
            lent: false,
            waits: false,
            given: false,
            fields_taken: false,
            ty: None,
        })
    }

    fn lookup(&self, name: &str) -> Option<LocalId> {
        self.scopes.iter().rev().find_map(|scope| scope.get(name)).copied()
    }

    fn in_scope(&mut self, body: impl FnOnce(&mut Self)) {
        self.scopes.push(HashMap::new());
        body(self);
        self.scopes.pop();
    }

    fn mark_ident(&self, ident: &mut Ident) {
        let text = ident.to_string();
        let name = text.strip_prefix("r#").unwrap_or(&text);
        if let Some(id) = self.lookup(name) {
            *ident = Ident::new(&mark(name, id), ident.span());
        }
    }

    fn mark_tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let named = named_arguments(&tokens);
        let mut marked = Vec::with_capacity(tokens.len());
        for (at, token) in tokens.iter().enumerate() {
            marked.push(match token {
                TokenTree::Group(group) => {
                    let mut inner = Group::new(group.delimiter(), self.mark_tokens(group.stream()));
                    inner.set_span(group.span());
                    TokenTree::Group(inner)
                }
                TokenTree::Ident(ident) if !is_field_or_key(&tokens, at) => {
                    let mut ident = ident.clone();
                    self.mark_ident(&mut ident);
                    TokenTree::Ident(ident)
                }
                TokenTree::Literal(literal) => TokenTree::Literal(self.mark_captures(literal, &named)),
                other => other.clone(),
            });
        }
        marked.into_iter().collect()
    }

    /// Marks the inline captures of a format string: `"{x:>w$}"`. What the call names itself, as in `("{x}", x = 1)`, is no
    /// local.
    fn mark_captures(&mut self, literal: &Literal, named: &HashSet<String>) -> Literal {
        let Ok(string) = syn::parse_str::<syn::LitStr>(&literal.to_string()) else { return literal.clone() };
        let text = string.value();
        let changed = map_captures(&text, |name| {
            let local = if named.contains(name) { None } else { self.lookup(name) };
            local.map(|id| mark(name, id))
        });
        if changed == text {
            return literal.clone();
        }
        let mut replaced = Literal::string(&changed);
        replaced.set_span(literal.span());
        self.locals.literals.insert(changed, literal.clone());
        replaced
    }
}

/// The names before a `=`, as in `("{x}", x = 1)`.
fn named_arguments(tokens: &[TokenTree]) -> HashSet<String> {
    let is = |at: usize, char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == char);
    let names = tokens.iter().enumerate().filter_map(|(at, token)| match token {
        TokenTree::Ident(ident) if is(at + 1, '=') && !is(at + 2, '=') && !is(at + 2, '>') => Some(ident.to_string()),
        _ => None,
    });
    names.collect()
}

/// Whether the identifier at `at` names something else than a variable: `.field`, `key: value`, `key = value`,
/// `path::segment`, `call!`.
fn is_field_or_key(tokens: &[TokenTree], at: usize) -> bool {
    let punct = |at: Option<usize>| match at.and_then(|at| tokens.get(at)) {
        Some(TokenTree::Punct(punct)) => Some(punct.as_char()),
        _ => None,
    };
    let (before2, before) = (punct(at.checked_sub(2)), punct(at.checked_sub(1)));
    let (after, after2) = (punct(Some(at + 1)), punct(Some(at + 2)));
    let field = before == Some('.') && before2 != Some('.');
    let segment = (before == Some(':') && before2 == Some(':')) || (after == Some(':') && after2 == Some(':'));
    let keyed = after == Some('=') && !matches!(after2, Some('=' | '>')) && before.is_none_or(|before| before == ',');
    let lifetime = before == Some('\'');
    field || segment || keyed || lifetime || (after == Some('!') && after2 != Some('='))
}

/// Whether a written type is known to be `Copy`.
pub fn is_copy(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => reference.mutability.is_none(),
        Type::Path(path) if path.qself.is_none() => path.path.get_ident().is_some_and(|ident| {
            matches!(
                ident.to_string().as_str(),
                "bool"
                    | "char"
                    | "u8"
                    | "u16"
                    | "u32"
                    | "u64"
                    | "u128"
                    | "usize"
                    | "i8"
                    | "i16"
                    | "i32"
                    | "i64"
                    | "i128"
                    | "isize"
                    | "f32"
                    | "f64"
            )
        }),
        Type::Paren(paren) => is_copy(&paren.elem),
        Type::Group(group) => is_copy(&group.elem),
        Type::Tuple(tuple) => tuple.elems.iter().all(is_copy),
        Type::Array(array) => is_copy(&array.elem),
        Type::Ptr(_) | Type::Never(_) | Type::FnPtr(_) => true,
        _ => false,
    }
}

impl VisitMut for Resolver<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_block_mut(&mut self, block: &mut Block) {
        self.in_scope(|this| visit_mut::visit_block_mut(this, block));
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        let Stmt::Local(local) = stmt else { return visit_mut::visit_stmt_mut(self, stmt) };
        let (mut copy, mut literal, mut number, mut closure, mut boxed) = (false, false, false, false, false);
        let mut collection = false;
        let (mut lends, mut projected, mut converted, mut given) = (false, false, false, false);
        if let Some(init) = &mut local.init {
            self.visit_expr_mut(&mut init.expr);
            copy = is_copy_literal(&init.expr);
            number = copy && !matches!(*init.expr, Expr::Array(_) | Expr::Repeat(_) | Expr::Tuple(_));
            literal = matches!(*init.expr, Expr::Struct(_) | Expr::Tuple(_) | Expr::Array(_));
            closure = is_of_unknown_kind(&init.expr);
            boxed = is_new_box(&init.expr);
            collection = is_new_collection(&init.expr);
            given = gives_no_guard(&init.expr);
            lends = matches!(&*init.expr, Expr::Closure(closure) if closure.asyncness.is_some());
            projected = is_projection(&init.expr);
            converted = is_conversion(&init.expr);
            if let Some((_, diverge)) = &mut init.diverge {
                self.visit_expr_mut(diverge);
            }
        }
        match &local.init {
            Some(init) if init.diverge.is_some() || is_its_own(&local.pat, &init.expr) => {
                self.declare_perhaps(&mut local.pat);
            }
            _ => self.declare(&mut local.pat, None),
        }
        if let Pat::Ident(ident) = &local.pat
            && let Some(id) = crate::locals::marked(&ident.ident)
        {
            self.locals[id].copy |= copy;
            self.locals[id].small |= number;
            self.locals[id].literal = literal;
            self.locals[id].closure = closure;
            self.locals[id].boxed = boxed;
            self.locals[id].collection |= collection;
            self.locals[id].lends = lends;
            self.locals[id].projected = projected;
            self.locals[id].converted = converted;
            self.locals[id].given = given;
        }
    }

    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        match pat {
            Pat::Guard(guard) => {
                self.visit_pat_mut(&mut guard.pat);
                let bound = self.pattern.clone();
                self.scopes.last_mut().expect("a scope").extend(bound.clone());
                self.visit_expr_mut(&mut guard.guard);
                self.pattern = bound;
            }
            // With braces it is one for rustc, too, or an error.
            Pat::Ident(ident) if self.matches && !is_binding(ident) && is_unit(&ident.ident) => {
                let unit = &ident.ident;
                *pat = parse_quote!(#unit {});
            }
            Pat::Ident(ident) if self.matches || is_binding(ident) => {
                let text = ident.ident.to_string();
                let name = text.strip_prefix("r#").unwrap_or(&text).to_string();
                let id = match self.pattern.get(&name) {
                    Some(id) => *id,
                    None => {
                        let span = ident.ident.span();
                        // No keyword where the function is, perhaps, but in edition 2024, which is that of this code.
                        let raw = text != name || name == "gen";
                        let id = self.new_local(&name, raw, span, ident.mutability.is_some());
                        self.pattern.insert(name.clone(), id);
                        id
                    }
                };
                ident.ident = Ident::new(&mark(&name, id), ident.ident.span());
                if ident.by_ref.is_some() {
                    let mutability = ident.mutability;
                    self.locals[id].copy = mutability.is_none();
                    self.locals[id].small = mutability.is_none();
                    self.locals[id].ty = Some(parse_quote!(&#mutability _));
                }
                if let Some((_, subpat)) = &mut ident.subpat {
                    self.visit_pat_mut(subpat);
                }
            }
            _ => visit_mut::visit_pat_mut(self, pat),
        }
    }

    fn visit_field_pat_mut(&mut self, field: &mut FieldPat) {
        if field.colon_token.is_none() {
            field.colon_token = Some(Default::default());
        }
        self.visit_pat_mut(&mut field.pat);
    }

    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        if field.colon_token.is_none() {
            field.colon_token = Some(Default::default());
        }
        visit_mut::visit_field_value_mut(self, field);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Path(path) if path.qself.is_none() => {
                if path.path.leading_colon.is_none()
                    && path.path.segments.len() == 1
                    && path.path.segments[0].arguments.is_none()
                {
                    self.mark_ident(&mut path.path.segments[0].ident);
                }
            }
            Expr::Let(let_expr) => {
                self.visit_expr_mut(&mut let_expr.expr);
                self.declare_perhaps(&mut let_expr.pat);
            }
            // A callee in parentheses is one that the call moves, and no other is.
            Expr::Call(call) => {
                visit_mut::visit_expr_call_mut(self, call);
                if let Some(local) = local_of(&call.func) {
                    while let Expr::Paren(ExprParen { expr: inner, .. }) | Expr::Group(ExprGroup { expr: inner, .. }) =
                        &*call.func
                    {
                        call.func = inner.clone();
                    }
                    if self.locals[local].ty.as_ref().is_some_and(|ty| callable::is_once(ty, &self.once)) {
                        let func = &call.func;
                        *call.func = parse_quote!((#func));
                    }
                }
            }
            Expr::Closure(closure) => self.in_scope(|this| {
                for input in &mut closure.inputs {
                    this.declare(input, None);
                }
                this.visit_expr_mut(&mut closure.body);
            }),
            Expr::If(if_expr) => {
                self.in_scope(|this| {
                    this.visit_expr_mut(&mut if_expr.cond);
                    this.visit_block_mut(&mut if_expr.then_branch);
                });
                if let Some((_, otherwise)) = &mut if_expr.else_branch {
                    self.visit_expr_mut(otherwise);
                }
            }
            Expr::While(while_expr) => self.in_scope(|this| {
                this.visit_expr_mut(&mut while_expr.cond);
                this.visit_block_mut(&mut while_expr.body);
            }),
            Expr::ForLoop(for_loop) => {
                self.visit_expr_mut(&mut for_loop.expr);
                self.in_scope(|this| {
                    this.declare(&mut for_loop.pat, None);
                    this.visit_block_mut(&mut for_loop.body);
                });
            }
            Expr::Match(match_expr) => {
                self.visit_expr_mut(&mut match_expr.expr);
                for arm in &mut match_expr.arms {
                    self.in_scope(|this| {
                        this.declare_perhaps(&mut arm.pat);
                        this.visit_expr_mut(&mut arm.body);
                    });
                }
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if macros::is_text(mac) {
            return;
        }
        let Some(mut call) = macros::parse(mac) else {
            mac.tokens = self.mark_tokens(mac.tokens.clone());
            return;
        };
        let named: HashSet<String> =
            call.args.iter().filter_map(|arg| arg.name.as_ref()).map(|name| name.to_string()).collect();
        self.in_scope(|this| {
            for arg in &mut call.args {
                match &mut arg.expr {
                    Expr::Lit(literal) => {
                        if let syn::Lit::Str(string) = &literal.lit {
                            let marked = this.mark_captures(&string.token(), &named);
                            literal.lit = syn::Lit::new(marked);
                        }
                    }
                    expr => this.visit_expr_mut(expr),
                }
            }
            if let Some(pat) = &mut call.pat {
                this.declare_perhaps(pat);
            }
        });
        call.write_to(mac);
    }
}
