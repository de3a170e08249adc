//! What a source file defines, as far as its tokens tell.
//!
//! Input: a name, where it is mentioned. Output: what the same file seems to define by that name. Which type is meant is not known:
//! it is a guess, for what does no harm if it is wrong. A file is read once, and only if something is asked.
//!
//! ```text
//! enum Expr { Number(i64), Add(Box<Expr>, Box<Expr>) }     fields 0 and 1 of `Add` are boxes
//! struct Unit;                                             `Unit` is no local in a pattern
//! ```

use crate::user_macros::file_text;
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::rc::Rc;

/// Structs and variants, each with a field of theirs: its name, or its number.
type Fields = BTreeSet<(String, String)>;

thread_local! {
    // As text: tokens do not outlive the expansion of a macro.
    static BOXES: RefCell<HashMap<PathBuf, Rc<Fields>>> = RefCell::default();
}

/// Whether a unit struct has this name: `struct Unit;`
pub(crate) fn is_unit(name: &Ident) -> bool {
    file_text(name.span(), |text| has_unit(text, &name.to_string())).unwrap_or(false)
}

fn has_unit(text: &str, name: &str) -> bool {
    text.split("struct ").skip(1).any(|rest| {
        let rest = rest.trim_start().strip_prefix(name);
        rest.is_some_and(|rest| rest.trim_start().starts_with(';'))
    })
}

/// Whether a struct or a variant has a `Box<…>` for a field.
pub(crate) fn is_boxed(owner: &Ident, field: &str) -> bool {
    let Some(path) = owner.span().local_file() else { return false };
    let boxes = BOXES.with_borrow_mut(|boxes| {
        let find = |_: &PathBuf| Rc::new(file_text(owner.span(), boxes_in).unwrap_or_default());
        Rc::clone(boxes.entry(path).or_insert_with_key(find))
    });
    boxes.contains(&(owner.to_string(), field.to_owned()))
}

fn boxes_in(text: &str) -> Fields {
    let mut boxes = Fields::new();
    if text.contains("Box<")
        && let Ok(tokens) = text.parse()
    {
        find(tokens, &mut boxes);
    }
    boxes
}

fn find(tokens: TokenStream, boxes: &mut Fields) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => find(group.stream(), boxes),
            TokenTree::Ident(owner) => {
                let fields = fields(&tokens[at + 1..]).unwrap_or_default();
                boxes.extend(fields.into_iter().map(|field| (owner.to_string(), field)));
            }
            _ => {}
        }
    }
}

/// The boxes among the fields of a definition; these are the tokens behind its name.
fn fields(tokens: &[TokenTree]) -> Option<Vec<String>> {
    let mut depth = 0_i32;
    for token in tokens {
        match token {
            TokenTree::Group(group) if depth == 0 => return Some(boxes_among(group.delimiter(), group.stream())),
            TokenTree::Punct(sign) if sign.as_char() == '<' => depth += 1,
            TokenTree::Punct(sign) if sign.as_char() == '>' => depth -= 1,
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

fn boxes_among(delimiter: Delimiter, tokens: TokenStream) -> Vec<String> {
    let (mut depth, mut field, mut all) = (0_i32, vec![], vec![]);
    for token in tokens {
        match &token {
            TokenTree::Punct(sign) if sign.as_char() == ',' && depth == 0 => {
                all.push(std::mem::take(&mut field));
                continue;
            }
            TokenTree::Punct(sign) if sign.as_char() == '<' => depth += 1,
            TokenTree::Punct(sign) if sign.as_char() == '>' => depth -= 1,
            _ => {}
        }
        field.push(token.to_string());
    }
    all.push(field);
    let name = |(at, field): (usize, Vec<String>)| {
        let ty = field.iter().position(|token| token == "<").filter(|ty| *ty > 0 && field[*ty - 1] == "Box")?;
        match delimiter {
            Delimiter::Parenthesis => Some(at.to_string()),
            Delimiter::Brace => field[..ty].windows(2).find(|pair| pair[1] == ":").map(|pair| pair[0].clone()),
            Delimiter::Bracket | Delimiter::None => None,
        }
    };
    all.into_iter().enumerate().filter_map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_unit() {
        let is = |name: &str| has_unit("pub struct Unit;\nstruct Units(u8); struct Other {}", name);
        assert!(is("Unit") && !is("Units") && !is("Uni") && !is("Other"));
    }

    #[test]
    fn what_is_a_box() {
        let boxes = boxes_in(
            "enum Expr { Number(i64), Add(Box<Expr>, pub std::boxed::Box<Expr>, Vec<Box<u8>>), Not { of: Box<Expr>, n: Vec<Expr> } }
            struct Pair<A, B> { left: Box<A>, #[serde(default)] pub right: std::boxed::Box<B>, other: B }
            fn f() { Expr::Add(Box::new(a), b) }",
        );
        let boxes: Vec<String> = boxes.into_iter().map(|(owner, field)| format!("{owner}.{field}")).collect();
        assert_eq!(boxes, ["Add.0", "Add.1", "Not.of", "Pair.left", "Pair.right"]);
    }
}
