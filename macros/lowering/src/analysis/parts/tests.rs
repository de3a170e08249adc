//! What expressions and patterns name and take.

use super::{Part, Path, by_value, path_of};
use crate::locals::LocalId;
use proc_macro2::Span;
use quote::ToTokens;
use syn::parse::Parser;
use syn::{Expr, Pat, parse_quote};

fn pattern(text: &str) -> Pat {
    Pat::parse_multi.parse_str(text).expect("a pattern")
}

/// `0.f.1`: the local's number, then the fields.
fn named(expr: &Expr) -> Option<String> {
    let (local, path) = path_of(expr)?;
    Some([vec![local.0.to_string()], path.0].concat().join("."))
}

#[test]
fn places() {
    assert_eq!(named(&parse_quote!(x__coropy3)).as_deref(), Some("3"));
    assert_eq!(named(&parse_quote!((x__coropy3.left).1.r#type)).as_deref(), Some("3.left.1.r#type"));
    assert_eq!(named(&parse_quote!((*x__coropy3).left)).as_deref(), Some("3.*.left"));
    assert_eq!(named(&parse_quote!(x__coropy3[0].left)), None);
    assert_eq!(named(&parse_quote!(f(x__coropy3).left)), None);
    assert_eq!(named(&parse_quote!(plain.left)), None);
}

#[test]
fn a_place_is_written_as_it_was() {
    let written: Expr = parse_quote!((*root).left.0.r#type);
    let (_, path) = path_of(&parse_quote!((*x__coropy0).left.0.r#type)).expect("a place");
    let again = path.on(&parse_quote!(root), Span::call_site());
    assert_eq!(again.to_token_stream().to_string(), written.to_token_stream().to_string());
    assert_eq!(path.members(Span::call_site()).len(), 4);
}

#[test]
fn inside_of_each_other() {
    let path = |expr: Expr| path_of(&expr).expect("a place").1;
    let (whole, left, inner) =
        (path(parse_quote!(x__coropy0)), path(parse_quote!(x__coropy0.l)), path(parse_quote!(x__coropy0.l.i)));
    let other = path(parse_quote!(x__coropy0.list));
    assert!(whole.is_whole() && whole.holds(&inner) && left.holds(&inner) && left.holds(&left));
    assert!(!inner.holds(&left) && inner.overlaps(&left) && !left.overlaps(&other) && whole.overlaps(&other));
    assert_eq!(inner.inside(&left), Some(path(parse_quote!(x__coropy0.i))));
    assert_eq!((left.inside(&inner), left.inside(&left)), (None, Some(Path::default())));
}

#[test]
fn what_a_pattern_takes() {
    let taken = |text| by_value(&pattern(text)).into_iter().map(|LocalId(id)| id).collect::<Vec<_>>();
    assert_eq!(taken("(a__coropy1, S { f: b__coropy2, .. })"), [1, 2]);
    assert_eq!(taken("Some(ref a__coropy1) | None"), [0; 0]);
    assert_eq!(taken("A(a__coropy1) | B(a__coropy1)"), [1]);
    assert_eq!(taken("&(a__coropy1, _)"), [0; 0]);
    assert_eq!(taken("all__coropy1 @ (_, CONST)"), [1]);
}

#[test]
fn fields_of_patterns() {
    let fields = |text: &str| {
        let part = Part::matched(Path::default(), &pattern(text), Span::call_site());
        let fields = part.fields()?.into_iter().map(|field| field.path.0.join("."));
        Some(fields.collect::<Vec<_>>())
    };
    assert_eq!(fields("(a__coropy1, _, (_, b__coropy2))"), Some(vec!["0".into(), "2.1".into()]));
    assert_eq!(fields("Two { left: a__coropy1, .. }"), Some(vec!["left".into()]));
    assert_eq!(fields("(.., a__coropy1)"), None, "how many there are is not known");
    assert_eq!(fields("Enum::Variant(a__coropy1)"), None, "it may be another");
    assert_eq!(fields("Some(a__coropy1) | None"), None);
}

#[test]
fn parts_that_are_the_same() {
    let (path, at) = (path_of(&parse_quote!(x__coropy0.f)).expect("a place").1, Span::call_site());
    assert_eq!(Part::field(path.clone()), Part::at(path.clone(), at));
    assert_ne!(Part::field(path.clone()), Part::matched(path.clone(), &pattern("(a__coropy1, _)"), at));
    assert_ne!(Part::field(path.clone()), Part::asked(path.clone(), LocalId(4), at));
    assert_ne!(Part::asked(path.clone(), LocalId(5), at), Part::asked(path, LocalId(4), at));
}
