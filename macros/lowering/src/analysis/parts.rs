//! Parts of locals: fields, and what patterns take.
//!
//! A part is named by the way to it and, if a pattern takes it, by the pattern: that is what moves the same part out again.

use super::effects::local_of;
use crate::locals::{LocalId, marked};
use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, ExprStruct, Member, Pat, UnOp, parse_quote};

/// The way from a local to a part of it: `.field`, `.0`, and `*` for what a box holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(Vec<String>);

impl Path {
    /// Whether it leads nowhere: to the local itself.
    pub fn is_whole(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of two places is inside of the other, or they are the same.
    pub fn overlaps(&self, other: &Path) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }

    /// Whether it goes through a dereference.
    pub fn has_deref(&self) -> bool {
        self.0.iter().any(|member| member == "*")
    }

    /// Whether it is the value itself that is dereferenced, and nothing that is found in there; or a field of it, which is taken
    /// out of its box.
    pub fn is_in_a_box(&self) -> bool {
        match self.0.iter().position(|member| member == "*") {
            Some(0) => !self.0[1..].iter().any(|member| member == "*"),
            Some(at) => at + 1 == self.0.len(),
            None => false,
        }
    }

    /// The way to what is dereferenced last.
    pub fn before_deref(&self) -> Option<Path> {
        let last = self.0.iter().rposition(|member| member == "*")?;
        Some(Path(self.0[..last].to_vec()))
    }

    /// The place as an expression that begins with `root`.
    pub fn on(&self, root: &Expr, span: Span) -> Expr {
        self.with_spans(root, std::iter::repeat(span))
    }

    /// The same, with a span for each member.
    fn with_spans(&self, root: &Expr, spans: impl Iterator<Item = Span>) -> Expr {
        self.0.iter().zip(spans).fold(root.clone(), |base, (member, span)| match member.as_str() {
            "*" => parse_quote!((*#base)),
            member => {
                let member = member_at(member, span);
                parse_quote!(#base.#member)
            }
        })
    }

    /// The fields that lead there, where there is no dereference on the way.
    pub fn members(&self, span: Span) -> Vec<Member> {
        self.0.iter().map(|member| member_at(member, span)).collect()
    }

    /// This, and then `other`.
    pub fn then(&self, other: &Path) -> Path {
        Path(self.0.iter().chain(&other.0).cloned().collect())
    }

    /// The way from `outer` on, if this is inside of it.
    pub fn inside(&self, outer: &Path) -> Option<Path> {
        self.0.strip_prefix(outer.0.as_slice()).map(|rest| Path(rest.to_vec()))
    }

    /// The members of this, and then some.
    pub fn to_members(&self, more: Vec<String>) -> Vec<String> {
        self.0.iter().cloned().chain(more).collect()
    }

    /// Whether `other` is inside of this, or the same.
    pub fn holds(&self, other: &Path) -> bool {
        other.0.starts_with(&self.0)
    }
}

fn member_at(member: &str, span: Span) -> Member {
    let mut member: Member = syn::parse_str(member).unwrap_or(Member::Unnamed(0.into()));
    match &mut member {
        Member::Named(name) => name.set_span(span),
        Member::Unnamed(index) => index.span = span,
    }
    member
}

/// Where the parts of a place stand.
#[derive(Clone, Debug)]
pub struct Written {
    root: Span,
    members: Vec<Span>,
    /// Whether a `let` gives it a name.
    by_let: bool,
}

impl Written {
    fn of(place: &Expr) -> Option<Written> {
        let also = |base: &Expr, span: Span| {
            let mut written = Written::of(base)?;
            written.members.push(span);
            Some(written)
        };
        match place {
            Expr::Field(field) => also(&field.base, field.member.span()),
            Expr::Unary(unary) => also(&unary.expr, unary.op.span()),
            Expr::Paren(inner) => Written::of(&inner.expr),
            Expr::Group(inner) => Written::of(&inner.expr),
            Expr::Path(path) => Some(Written { root: path.path.get_ident()?.span(), members: vec![], by_let: false }),
            _ => None,
        }
    }
}

/// What is moved out of a local by one expression or pattern.
#[derive(Clone, Debug)]
pub struct Part {
    /// Where.
    pub path: Path,
    /// What of it, if not all.
    pub pat: Option<Pat>,
    /// It is what `..base` leaves in a struct: all fields but those that the literal, here without values, gives itself.
    pub update: Option<Box<ExprStruct>>,
    /// Where that is written.
    pub span: Span,
    /// Where the local's name and each member on the way stand there.
    pub written: Option<Written>,
    /// Whether it is moved at all is what a probe answers: the one that this is the rest of.
    pub asked: Option<LocalId>,
    /// The pattern is one of several: what it names is, most likely, a variant.
    pub refutable: bool,
    /// The items that are visible where it is written.
    pub items: Vec<syn::Item>,
}

impl PartialEq for Part {
    fn eq(&self, other: &Part) -> bool {
        self.path == other.path && self.asked == other.asked && self.pat == other.pat && self.update == other.update
    }
}

impl Part {
    /// What `pat` takes of a place, or all of it.
    pub fn new(path: Path, pat: Option<Pat>, span: Span) -> Part {
        Part { path, pat, update: None, span, written: None, asked: None, refutable: false, items: vec![] }
    }

    /// The same, as it is written there. What is wrong with it is said of the same tokens then, wherever it is moved out.
    pub fn written(self, place: &Expr) -> Part {
        Part { written: Written::of(place), ..self }
    }

    /// The same in a value that is itself a part.
    pub fn relative(self, path: Path) -> Part {
        Part { path, written: None, ..self }
    }

    /// Where the local's name stands, if that is known.
    pub fn root_span(&self) -> Option<Span> {
        self.written.as_ref().map(|written| written.root)
    }

    /// Whether a `let` gives it a name: rustc says something else of that.
    pub fn is_bound_by_a_let(&self) -> bool {
        self.written.as_ref().is_some_and(|written| written.by_let)
    }

    /// The place as an expression that begins with `root`.
    pub fn on(&self, root: &Expr) -> Expr {
        match &self.written {
            Some(written) => self.path.with_spans(root, written.members.iter().copied()),
            None => self.path.on(root, self.span),
        }
    }

    /// A field, wherever it is written.
    pub fn field(path: Path) -> Part {
        Part::at(path, Span::call_site())
    }

    /// A field that is used by value.
    pub fn at(path: Path, span: Span) -> Part {
        Part::new(path, None, span)
    }

    /// What a pattern takes of a field.
    pub fn matched(path: Path, pat: &Pat, span: Span) -> Part {
        Part::new(path, Some(pat.clone()), span)
    }

    /// What `..base` takes of what `base` is a place of; nothing, if `base` is no place.
    pub fn updated(literal: &ExprStruct) -> Option<(LocalId, Part)> {
        let rest = literal.rest.as_ref()?;
        let (local, path) = path_of(rest)?;
        let mut update = literal.clone();
        update.rest = None;
        update.dot2_token = None;
        for field in &mut update.fields {
            field.expr = crate::syntax::unit();
        }
        Some((local, Part { update: Some(Box::new(update)), ..Part::at(path, rest.span()).written(rest) }))
    }

    /// Whether a place is none of this, but inside of a field that the literal gives itself.
    pub fn spares(&self, place: &Path) -> bool {
        let given = |field: &syn::FieldValue| {
            let member = field.member.to_token_stream().to_string();
            self.path.then(&Path(vec![member])).holds(place)
        };
        self.update.as_ref().is_some_and(|update| update.fields.iter().any(given))
    }

    /// A field that a method may take.
    pub fn asked(path: Path, rest: LocalId, span: Span) -> Part {
        Part { asked: Some(rest), ..Part::new(path, None, span) }
    }

    /// The same as fields, each a part of its own, if the pattern is one that takes fields of structs and tuples only.
    pub fn fields(&self) -> Option<Vec<Part>> {
        let pat = self.pat.as_ref().filter(|_| !self.refutable)?;
        let fields = fields_of(pat)?;
        Some(fields.into_iter().map(|path| Part::at(self.path.then(&path), self.span)).collect())
    }
}

/// The fields that an irrefutable pattern binds by value. (That a struct's name is no variant's is a guess from how it
/// is written; rustc refuses the fields of a variant.)
fn fields_of(pat: &Pat) -> Option<Vec<Path>> {
    let inside = |member: String, pat: &Pat| {
        let inner = fields_of(pat)?;
        Some(inner.iter().map(|path| Path(vec![member.clone()]).then(path)).collect::<Vec<_>>())
    };
    let all = |fields: Vec<Option<Vec<Path>>>| {
        let fields: Option<Vec<Vec<Path>>> = fields.into_iter().collect();
        fields.map(|fields| fields.concat())
    };
    let elements = |elems: &mut dyn Iterator<Item = (usize, &Pat)>| {
        let mut known = true;
        let mut fields = vec![];
        for (at, elem) in elems {
            match elem {
                Pat::Rest(_) => known = false,
                elem if !binds_by_value(elem) => {}
                elem => fields.push(if known { inside(at.to_string(), elem) } else { None }),
            }
        }
        all(fields)
    };
    match pat {
        _ if !binds_by_value(pat) => Some(vec![]),
        Pat::Ident(ident) if ident.subpat.is_none() => Some(vec![Path::default()]),
        Pat::Reference(_) => Some(vec![]),
        Pat::Paren(inner) => fields_of(&inner.pat),
        Pat::Type(typed) => fields_of(&typed.pat),
        Pat::Tuple(tuple) => elements(&mut tuple.elems.iter().enumerate()),
        Pat::TupleStruct(tuple) if tuple.path.segments.len() == 1 => elements(&mut tuple.elems.iter().enumerate()),
        Pat::Struct(pat) if pat.path.segments.len() == 1 => {
            let members = pat.fields.iter().map(|field| (field.member.to_token_stream().to_string(), &*field.pat));
            all(members.map(|(member, pat)| inside(member, pat)).collect())
        }
        _ => None,
    }
}

/// What happens to a local.
#[derive(Clone, Debug)]
pub struct Event {
    /// Which.
    pub local: LocalId,
    /// What.
    pub what: What,
    /// On some paths only.
    pub conditional: bool,
}

/// What happens to a local.
#[derive(Clone, Debug)]
pub enum What {
    /// It is used by value, whole.
    Whole,
    /// A part of it is used by value.
    Moved(Box<Part>),
    /// It is given a new value.
    Renewed,
    /// Fields of it are captured by a `move` closure.
    Captured(Vec<Path>),
    /// A field of it is given a new value.
    Refilled(Path),
}

impl What {
    /// A `let` gives what is moved a name.
    pub fn bound_by_a_let(&mut self) {
        if let What::Moved(part) = self
            && let Some(written) = &mut part.written
        {
            written.by_let = true;
        }
    }
}

/// The local and the fields that an expression names.
pub fn path_of(expr: &Expr) -> Option<(LocalId, Path)> {
    match expr {
        Expr::Field(field) => {
            let (local, mut path) = path_of(&field.base)?;
            path.0.push(match &field.member {
                Member::Named(name) => name.to_string(),
                Member::Unnamed(index) => index.index.to_string(),
            });
            Some((local, path))
        }
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
            let (local, mut path) = path_of(&unary.expr)?;
            path.0.push("*".into());
            Some((local, path))
        }
        Expr::Paren(inner) => path_of(&inner.expr),
        Expr::Group(inner) => path_of(&inner.expr),
        _ => local_of(expr).map(|local| (local, Path::default())),
    }
}

/// Whether a pattern binds anything by value, as far as syntax tells.
pub fn binds_by_value(pat: &Pat) -> bool {
    !by_value(pat).is_empty()
}

/// What a pattern binds by value, in order and without repeats.
pub fn by_value(pat: &Pat) -> Vec<LocalId> {
    struct Bindings(Vec<LocalId>);
    impl<'ast> Visit<'ast> for Bindings {
        fn visit_expr(&mut self, _: &'ast Expr) {}
        fn visit_pat_ident(&mut self, ident: &'ast syn::PatIdent) {
            if let Some(local) = marked(&ident.ident)
                && ident.by_ref.is_none()
                && !self.0.contains(&local)
            {
                self.0.push(local);
            }
            visit::visit_pat_ident(self, ident);
        }
        // Behind a reference there are only copies.
        fn visit_pat_reference(&mut self, _: &'ast syn::PatReference) {}
    }
    let mut bindings = Bindings(vec![]);
    bindings.visit_pat(pat);
    bindings.0
}

#[cfg(test)]
mod tests;
