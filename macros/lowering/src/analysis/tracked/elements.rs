//! The arrays that patterns move elements out of.
//!
//! Input: the tracked locals with their parts. Output: which of these are elements, and of which array.
//!
//! ```text
//! let (_, [first, _]) = x.pair;      the part is in the array `pair.1` of `x`
//! ```

use super::*;
use quote::ToTokens;

impl Tracked {
    /// The locals out of which elements of an array are moved.
    pub(super) fn with_arrays(&self) -> Set {
        self.ids().into_iter().filter(|local| self.has_array(*local)).collect()
    }

    fn has_array(&self, local: LocalId) -> bool {
        self.elements(local) != 0
    }

    /// The arrays that elements are moved out of, by the ways to them, each with the bits of these parts.
    pub(super) fn arrays(&self, local: LocalId) -> BTreeMap<Vec<String>, u32> {
        let mut arrays: BTreeMap<_, u32> = BTreeMap::new();
        for (at, part) in self.locals.get(&local).into_iter().flatten().enumerate() {
            for way in part.pat.iter().flat_map(ways_to_arrays) {
                *arrays.entry(part.path.to_members(way)).or_default() |= 1 << at;
            }
        }
        arrays
    }

    /// The bits of the parts that are elements of arrays, or have some among them.
    pub fn elements(&self, local: LocalId) -> u32 {
        let parts = self.locals.get(&local).into_iter().flatten().enumerate();
        parts.filter(|(_, part)| part.pat.as_ref().is_some_and(takes_elements)).fold(0, |bits, (at, _)| bits | 1 << at)
    }

    /// Whether nothing may have been moved out of the arrays in a local.
    pub fn may_have_arrays(&self, moved: &Moved, local: LocalId) -> bool {
        let elements = self.elements(local);
        moved.get(&local).is_some_and(|moved| moved.iter().any(|bits| bits & elements == 0))
    }
}

/// Whether a pattern moves elements out of an array.
pub(super) fn takes_elements(pat: &Pat) -> bool {
    struct Slices(bool);
    impl<'ast> Visit<'ast> for Slices {
        fn visit_pat_slice(&mut self, slice: &'ast syn::PatSlice) {
            self.0 |= slice.elems.iter().any(binds_by_value);
        }
    }
    let mut slices = Slices(false);
    slices.visit_pat(pat);
    slices.0
}

/// The ways from what a pattern matches to the arrays that it moves elements out of.
fn ways_to_arrays(pat: &Pat) -> Vec<Vec<String>> {
    let through = |member: String, pat: &Pat| {
        let mut ways = ways_to_arrays(pat);
        ways.iter_mut().for_each(|way| way.insert(0, member.clone()));
        ways
    };
    let numbered = |pats: &syn::punctuated::Punctuated<Pat, syn::Token![,]>| {
        let rest = pats.iter().position(|pat| matches!(pat, Pat::Rest(_))).unwrap_or(pats.len());
        // Behind `..`, the number is not known.
        let number = |at: usize| if at < rest { at.to_string() } else { format!("..{at}") };
        pats.iter().enumerate().flat_map(|(at, pat)| through(number(at), pat)).collect()
    };
    match pat {
        Pat::Slice(_) if takes_elements(pat) => vec![vec![]],
        Pat::Tuple(tuple) => numbered(&tuple.elems),
        Pat::TupleStruct(tuple) => numbered(&tuple.elems),
        Pat::Struct(literal) => literal
            .fields
            .iter()
            .flat_map(|field| through(field.member.to_token_stream().to_string(), &field.pat))
            .collect(),
        Pat::Or(or) => or.cases.iter().flat_map(ways_to_arrays).collect(),
        Pat::Paren(inner) => ways_to_arrays(&inner.pat),
        Pat::Type(typed) => ways_to_arrays(&typed.pat),
        Pat::Guard(guarded) => ways_to_arrays(&guarded.pat),
        Pat::Ident(ident) => ident.subpat.iter().flat_map(|(_, pat)| ways_to_arrays(pat)).collect(),
        _ => vec![],
    }
}
