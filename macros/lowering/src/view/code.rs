//! Code as text.
//!
//! Input: syntax, names of locals marked or not. Output: formatted source. What holds afterwards: nothing here panics,
//! whatever the syntax; what prettyplease cannot print is printed as tokens.
//!
//! ```text
//! f(x__coropy1,&y__coropy2)   ⇒   f(x, &y)
//! ```

use super::shorten::Shortener;
use crate::emit::source_text;
use crate::ir::Body;
use crate::locals::{LocalId, MARK, marked};
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use std::collections::HashMap;
use syn::visit::Visit;
use syn::{Expr, File, Item, Pat, Stmt};

/// Prints code with the names of a body's locals: `x`, or `x#3` where several are called `x`.
pub struct Printer {
    names: Vec<String>,
    private: syn::Path,
}

impl Printer {
    /// Chooses the names.
    pub fn new(body: &Body) -> Self {
        let locals = &body.locals;
        let mut count = HashMap::<&str, usize>::new();
        for id in locals.ids() {
            *count.entry(&locals[id].name).or_default() += 1;
        }
        let names = locals.ids().map(|id| match locals[id].name.as_str() {
            name if count[name] == 1 => name.to_owned(),
            name => format!("{name}#{}", id.0),
        });
        Printer { names: names.collect(), private: body.private.clone() }
    }

    /// The same, but what a method call leaves of its receiver is called as the receiver is.
    pub fn as_written(body: &Body) -> Self {
        let mut printer = Printer::new(body);
        for id in body.locals.ids() {
            if let Some(of) = body.locals[id].rest_of {
                printer.names[id.0] = printer.names[of.0].clone();
            }
        }
        printer
    }

    /// A local's name.
    pub fn name(&self, local: LocalId) -> &str {
        self.names.get(local.0).map_or("?", String::as_str)
    }

    /// A statement.
    pub fn stmt(&self, stmt: &Stmt) -> String {
        self.within("", stmt.to_token_stream(), "")
    }

    /// The value of an expression.
    pub fn expr(&self, expr: &Expr) -> String {
        self.within("return", expr.to_token_stream(), ";")
    }

    /// A condition, `let`s and all.
    pub fn condition(&self, cond: &Expr) -> String {
        self.within("if", cond.to_token_stream(), "{}")
    }

    /// A pattern, guard and all, on one line.
    pub fn pat(&self, pat: &Pat) -> String {
        let pat = self.short(pat.to_token_stream());
        let text = self.within("match x", quote!({ #pat => {} }), "");
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let arm = lines.join(" ");
        let pattern = arm.strip_prefix("{ ").and_then(|arm| arm.strip_suffix("=> {} }"));
        pattern.map_or_else(|| self.plain(source_text(pat)), |pattern| pattern.trim_end().to_owned())
    }

    /// The first line of an item.
    pub fn item(&self, item: &Item) -> String {
        let text = unparse(&item.to_token_stream()).unwrap_or_else(|| source_text(item.to_token_stream()));
        self.plain(text.lines().next().unwrap_or_default().trim_end_matches('{').trim_end().to_owned())
    }

    /// Formats `tokens` between two others inside a function, and takes it all off again.
    fn within(&self, before: &str, tokens: TokenStream, after: &str) -> String {
        let tokens = self.short(tokens);
        let (start, end): (TokenStream, TokenStream) = match (before.parse(), after.parse()) {
            (Ok(start), Ok(end)) => (start, end),
            _ => return self.plain(source_text(tokens)),
        };
        let formatted = unparse(&quote!(fn code() { #start #tokens #end }));
        let inner = formatted.and_then(|text| {
            let body = text.strip_prefix("fn code() {\n")?.strip_suffix("}\n")?;
            let lines: Vec<&str> = body.lines().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
            let text = lines.join("\n");
            Some(text.strip_prefix(before)?.strip_suffix(after)?.trim().to_owned())
        });
        self.plain(inner.unwrap_or_else(|| source_text(tokens)))
    }

    /// Shortens paths and gives names.
    fn short(&self, tokens: TokenStream) -> TokenStream {
        Shortener::new(&self.private, &TokenStream::new()).shorten(self.unmark(tokens))
    }

    /// Gives the names that are identifiers now, so that lines break where they should.
    fn unmark(&self, tokens: TokenStream) -> TokenStream {
        let unmarked = tokens.into_iter().map(|token| match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), self.unmark(group.stream()));
                inner.set_span(group.span());
                TokenTree::Group(inner)
            }
            TokenTree::Ident(ident) => match marked(&ident).map(|local| self.name(local)) {
                Some(name) if !name.contains(['#', '?']) && syn::parse_str::<Ident>(name).is_ok() => {
                    Ident::new(name, ident.span()).into()
                }
                _ => ident.into(),
            },
            other => other,
        });
        unmarked.collect()
    }

    /// Gives the names that stand in text.
    fn plain(&self, text: String) -> String {
        replace_marks(&text, |_, local| self.name(local).to_owned())
    }
}

/// Replaces each marked name in `text`, given its plain form and its local.
pub fn replace_marks(text: &str, name: impl Fn(&str, LocalId) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(MARK) {
        let start = rest[..at]
            .rfind(|c: char| !(c.is_alphanumeric() || c == '_'))
            .map_or(0, |before| before + rest[before..].chars().next().map_or(1, char::len_utf8));
        let digits = rest[at + MARK.len()..].bytes().take_while(u8::is_ascii_digit).count();
        let end = at + MARK.len() + digits;
        out.push_str(&rest[..start]);
        match rest[at + MARK.len()..end].parse() {
            Ok(number) => out.push_str(&name(&rest[start..at], LocalId(number))),
            Err(_) => out.push_str(&rest[start..end]),
        }
        rest = &rest[end..];
    }
    out + rest
}

/// Formats items; nothing where prettyplease would not know how.
pub fn unparse(items: &TokenStream) -> Option<String> {
    let file: File = syn::parse2(items.clone()).ok()?;
    let mut unknown = Unknown(false);
    unknown.visit_file(&file);
    (!unknown.0).then(|| prettyplease::unparse(&file))
}

/// Looks for syntax that syn keeps as tokens.
struct Unknown(bool);

impl<'ast> Visit<'ast> for Unknown {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        self.0 |= matches!(expr, Expr::Verbatim(_));
        syn::visit::visit_expr(self, expr);
    }
    fn visit_item(&mut self, item: &'ast Item) {
        self.0 |= matches!(item, Item::Verbatim(_));
        syn::visit::visit_item(self, item);
    }
    fn visit_impl_item(&mut self, item: &'ast syn::ImplItem) {
        self.0 |= matches!(item, syn::ImplItem::Verbatim(_));
        syn::visit::visit_impl_item(self, item);
    }
    fn visit_trait_item(&mut self, item: &'ast syn::TraitItem) {
        self.0 |= matches!(item, syn::TraitItem::Verbatim(_));
        syn::visit::visit_trait_item(self, item);
    }
    fn visit_foreign_item(&mut self, item: &'ast syn::ForeignItem) {
        self.0 |= matches!(item, syn::ForeignItem::Verbatim(_));
        syn::visit::visit_foreign_item(self, item);
    }
    fn visit_pat(&mut self, pat: &'ast Pat) {
        self.0 |= matches!(pat, Pat::Verbatim(_));
        syn::visit::visit_pat(self, pat);
    }
    fn visit_type(&mut self, ty: &'ast syn::Type) {
        self.0 |= matches!(ty, syn::Type::Verbatim(_));
        syn::visit::visit_type(self, ty);
    }
    fn visit_type_param_bound(&mut self, bound: &'ast syn::TypeParamBound) {
        self.0 |= matches!(bound, syn::TypeParamBound::Verbatim(_));
        syn::visit::visit_type_param_bound(self, bound);
    }
    fn visit_lit(&mut self, lit: &'ast syn::Lit) {
        self.0 |= matches!(lit, syn::Lit::Verbatim(_));
    }
}
