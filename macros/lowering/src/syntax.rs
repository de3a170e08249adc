//! Small pieces of syntax, made and not parsed: parsing what is only to be printed again takes most of the time of an
//! unoptimised macro. Their tokens have the span of the call unless one is given, as those of `parse_quote!` have.

use proc_macro2::{Ident, Span, TokenStream};
use syn::punctuated::Punctuated;
use syn::token::{Brace, Paren};
use syn::{BinOp, Block, Expr, Local, LocalInit, Pat, Path, PathSegment, Stmt, Token};

/// `()`
pub fn unit() -> Expr {
    unit_at(Span::call_site())
}

/// `()`, there.
pub fn unit_at(span: Span) -> Expr {
    Expr::Tuple(syn::ExprTuple { attrs: vec![], paren_token: Paren(span), elems: Punctuated::new() })
}

/// The expression that is a name.
pub fn named(name: Ident) -> Expr {
    of_path(name.into())
}

/// The expression that is a path.
pub fn of_path(path: Path) -> Expr {
    Expr::Path(syn::ExprPath { attrs: vec![], qself: None, path })
}

/// `base::name::name`
pub fn path(base: &Path, names: &[&str], span: Span) -> Path {
    let mut path = base.clone();
    for name in names {
        path.segments.push_punct(Token![::](span));
        path.segments.push_value(PathSegment::from(Ident::new(name, span)));
    }
    path
}

/// `func(args)`
pub fn call(func: Path, args: impl IntoIterator<Item = Expr>, span: Span) -> Expr {
    Expr::Call(syn::ExprCall {
        attrs: vec![],
        func: Box::new(of_path(func)),
        paren_token: Paren(span),
        args: args.into_iter().collect(),
    })
}

/// `{ value }`
pub fn braced(value: Expr, span: Span) -> Expr {
    let block = Block { brace_token: Brace(span), stmts: vec![Stmt::Expr(value, None)] };
    Expr::Block(syn::ExprBlock { attrs: vec![], label: None, block })
}

/// `unsafe { code }`
pub fn unsafe_block(code: TokenStream, span: Span) -> Expr {
    let stmts = vec![Stmt::Expr(Expr::Verbatim(code), None)];
    let block = Block { brace_token: Brace(span), stmts };
    Expr::Unsafe(syn::ExprUnsafe { attrs: vec![], unsafe_token: Token![unsafe](span), block })
}

/// `(code)`, the parentheses there.
pub fn parenthesised(code: TokenStream, span: Span) -> Expr {
    let expr = Box::new(Expr::Verbatim(code));
    Expr::Paren(syn::ExprParen { attrs: vec![], paren_token: Paren(span), expr })
}

/// Whether an expression ends a statement without a semicolon.
pub fn is_block_like(expr: &Expr) -> bool {
    use Expr::{Block, ForLoop, If, Loop, Match, Unsafe, While};
    matches!(expr, Block(_) | ForLoop(_) | If(_) | Loop(_) | Match(_) | Unsafe(_) | While(_))
}

/// The pattern that is a name.
pub fn binding(name: Ident, mutability: Option<Token![mut]>) -> Pat {
    Pat::Ident(syn::PatIdent { attrs: vec![], by_ref: None, mutability, ident: name, subpat: None })
}

/// `_`
pub fn wild() -> Pat {
    Pat::Wild(syn::PatWild { attrs: vec![], underscore_token: Default::default() })
}

/// `path(pat)`
pub fn variant(path: Path, pat: Pat) -> Pat {
    let elems = [pat].into_iter().collect();
    Pat::TupleStruct(syn::PatTupleStruct { attrs: vec![], qself: None, path, paren_token: Paren::default(), elems })
}

/// `let pat = value;`
pub fn assign(pat: Pat, value: Expr) -> Stmt {
    assign_at(pat, value, Span::call_site())
}

/// `let pat = value;`, there.
pub fn assign_at(pat: Pat, value: Expr, span: Span) -> Stmt {
    Stmt::Local(Local {
        attrs: vec![],
        let_token: Token![let](span),
        modifiers: Default::default(),
        pat,
        init: Some(LocalInit { eq_token: Token![=](span), expr: Box::new(value), diverge: None }),
        semi_token: Token![;](span),
    })
}

/// Whether a condition has a `let`, which can only stand between `&&`.
pub fn has_let(cond: &Expr) -> bool {
    match cond {
        Expr::Let(_) => true,
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => has_let(&binary.left) || has_let(&binary.right),
        Expr::Paren(inner) => has_let(&inner.expr),
        Expr::Group(inner) => has_let(&inner.expr),
        _ => false,
    }
}
