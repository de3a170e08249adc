//! The `macro_rules!` of a source file.
//!
//! An attribute sees nothing but its own item. So the file is read, once, and only if a coroutine in it calls a macro. What is
//! found is a definition at the top of the file, before the call, and the only one of its name; any other is not known.

use super::elsewhere;
use super::imports::{imports_macros, is_imported, is_imported_from_elsewhere, renames};
use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The bodies by name; nothing where there are several.
type Bodies = HashMap<String, Option<String>>;

/// What has been read of a file.
#[derive(Default)]
struct Source {
    text: String,
    bodies: Bodies,
    /// The definitions under conditions, with them; nothing where one cannot be told from others.
    conditional: HashMap<String, Option<Vec<(String, String)>>>,
    /// The macros that may leave the function that calls them.
    leaving: HashMap<String, Way>,
}

thread_local! {
    // As text: tokens do not outlive the expansion of a macro.
    static FILES: RefCell<HashMap<PathBuf, Rc<Source>>> = RefCell::default();
}

/// How a macro leaves the function that calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Whenever it is called: its rules begin with `return`.
    Always,
    /// Perhaps: there is a `return` or a `?` in them.
    Perhaps,
}

/// Whether a macro by this name, in the file of the call or at the root of its crate, may leave the function. Its rules need
/// not be known for that, nor which one is meant.
pub(crate) fn leaves(name: &Ident) -> Option<Way> {
    let text = name.to_string();
    let here = file_of(name.span());
    let ways = here.into_iter().chain(files_at_root(name)).filter_map(|file| file.leaving.get(&text).copied());
    ways.reduce(both)
}

/// The files where macros for the whole crate of a call are.
fn files_at_root(name: &Ident) -> impl Iterator<Item = Rc<Source>> {
    let root = name.span().local_file().and_then(|path| root_of(&path));
    root.into_iter().flat_map(|root| ROOT_FILES.map(|file| read_once(root.join(file))))
}

/// Where macros for a whole crate are.
const ROOT_FILES: [&str; 3] = ["lib.rs", "main.rs", "macros.rs"];

/// The folder of a crate's root.
fn root_of(path: &Path) -> Option<PathBuf> {
    let mut folders = path.ancestors().skip(1);
    folders.find(|folder| folder.join("lib.rs").is_file() || folder.join("main.rs").is_file()).map(Path::to_owned)
}

/// What is known of a macro.
pub(crate) enum Found {
    /// Nothing by its name.
    Nothing,
    /// Its rules, or that they cannot be told from others.
    Rules(Option<TokenStream>),
}

/// The macro that is called by this name, if it is in the file of the call.
pub(crate) fn macro_rules(name: &Ident) -> Found {
    let Some(file) = file_of(name.span()) else { return Found::Nothing };
    let Source { text, bodies, .. } = &*file;
    let name_text = name.to_string();
    match bodies.get(&name_text) {
        None => Found::Nothing,
        Some(Some(body)) if is_before(text, &name_text, name.span()) => Found::Rules(body.parse().ok()),
        Some(_) => Found::Rules(None),
    }
}

/// The definitions of a macro, each with its condition, if all of them are at the top of the file and before the call.
pub(super) fn conditional_rules(name: &Ident) -> Option<Vec<(TokenStream, TokenStream)>> {
    let file = file_of(name.span())?;
    let definitions = file.conditional.get(&name.to_string())?.as_ref()?;
    let above = definitions_above(&file.text, &name.to_string(), name.span());
    let tokens =
        definitions.iter().map(|(condition, body)| Some((condition.parse().ok()?, body.parse().ok()?))).collect();
    (above == definitions.len()).then_some(tokens)?
}

/// Whether a crate or a trait is named in a file.
pub(crate) fn names(span: Span, name: &str) -> bool {
    file_of(span).is_some_and(|file| file.text.contains(name))
}

/// Whether the file of a name imports something by that name which is called something else.
pub(crate) fn is_another_name(name: &Ident) -> bool {
    file_of(name.span()).is_some_and(|file| renames(&file.text, &name.to_string()))
}

/// What is found in the text of a file.
pub(crate) fn text<T>(span: Span, find: impl FnOnce(&str) -> T) -> Option<T> {
    file_of(span).map(|file| find(&file.text))
}

/// Whether a `macro_rules!` of this name is anywhere in the file of the call.
pub(crate) fn is_defined(name: &Ident) -> bool {
    file_of(name.span()).is_some_and(|file| file.bodies.contains_key(&name.to_string()))
}

/// Whether a macro that has the name of one of std's is another, by what the file of the call imports or its crate defines.
pub(crate) fn is_another(name: &Ident) -> bool {
    let Some(path) = name.span().local_file() else { return false };
    let name = name.to_string();
    let file = read_once(path.clone());
    file.bodies.contains_key(&name)
        || is_imported_from_elsewhere(&file.text, &name)
        || root_of(&path).is_some_and(|root| elsewhere::defines(&root, &name))
}

/// Whether the file of the call imports a name, most likely, from a crate, or one whose name begins so; or the root of its
/// crate imports all macros of that.
pub(crate) fn imports(name: &Ident, krate: &str) -> bool {
    file_of(name.span()).is_some_and(|file| is_imported(&file.text, &name.to_string(), krate))
        || files_at_root(name).any(|root| imports_macros(&root.text, krate))
}

fn file_of(span: Span) -> Option<Rc<Source>> {
    span.local_file().map(read_once)
}

fn read_once(path: PathBuf) -> Rc<Source> {
    FILES.with_borrow_mut(|files| Rc::clone(files.entry(path).or_insert_with_key(|path| Rc::new(read(path)))))
}

/// Whether a macro is defined above a place.
fn is_before(text: &str, name: &str, span: Span) -> bool {
    definitions_above(text, name, span) > 0
}

/// How many lines above a place define such a macro.
fn definitions_above(text: &str, name: &str, span: Span) -> usize {
    let above = text.lines().take(span.start().line.saturating_sub(1));
    let defines = |line: &&str| {
        let defined = line.split_once("macro_rules!").and_then(|(_, rest)| rest.trim_start().strip_prefix(name));
        defined.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_'))
    };
    above.filter(defines).count()
}

fn read(path: &Path) -> Source {
    let mut source = Source { text: std::fs::read_to_string(path).unwrap_or_default(), ..Source::default() };
    if source.text.contains("macro_rules!")
        && let Ok(tokens) = source.text.parse::<TokenStream>()
    {
        find(tokens, true, &mut source);
    }
    source
}

/// Of two macros, one is meant.
fn both(one: Way, other: Way) -> Way {
    if one == other { one } else { Way::Perhaps }
}

/// How the rules of a macro leave, if they do.
fn way_out(rules: TokenStream) -> Option<Way> {
    let tokens: Vec<TokenTree> = rules.clone().into_iter().collect();
    let mut templates = tokens.windows(2).filter_map(|pair| match pair {
        [TokenTree::Punct(arrow), TokenTree::Group(template)] if arrow.as_char() == '>' => Some(template.stream()),
        _ => None,
    });
    let returns = |template: TokenStream| matches!(template.into_iter().next(), Some(TokenTree::Ident(first)) if first == "return");
    let way = if templates.all(returns) { Way::Always } else { Way::Perhaps };
    has_way_out(rules).then_some(way)
}

/// Whether there is a `return` among tokens, or a `?` that does not say how often something is repeated.
fn has_way_out(tokens: TokenStream) -> bool {
    let is =
        |token: Option<&TokenTree>, sign| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign);
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    tokens.iter().enumerate().any(|(at, token)| match token {
        TokenTree::Group(group) => has_way_out(group.stream()),
        TokenTree::Ident(ident) => ident == "return",
        TokenTree::Punct(punct) => {
            let repeated = at >= 2 && matches!(tokens[at - 1], TokenTree::Group(_)) && is(tokens.get(at - 2), '$');
            punct.as_char() == '?' && !repeated
        }
        TokenTree::Literal(_) => false,
    })
}

fn find(tokens: TokenStream, is_top: bool, source: &mut Source) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let before = at.checked_sub(3).and_then(|from| tokens.get(from..at));
        let Some([TokenTree::Ident(keyword), TokenTree::Punct(_), TokenTree::Ident(name)]) = before else {
            find(group.stream(), false, source);
            continue;
        };
        if keyword != "macro_rules" {
            find(group.stream(), false, source);
            continue;
        }
        // There may be another one for the other case.
        let conditions = conditions_before(&tokens[..at - 3]);
        let conditional = conditions.as_ref().is_none_or(|conditions| !conditions.is_empty());
        let name = name.to_string();
        if let Some(way) = way_out(group.stream()) {
            source.leaving.entry(name.clone()).and_modify(|known| *known = both(*known, way)).or_insert(way);
        }
        let body =
            Some(group.stream().to_string()).filter(|_| is_top && !conditional && !source.bodies.contains_key(&name));
        let definitions = source.conditional.entry(name.clone()).or_insert_with(|| Some(vec![]));
        *definitions = match (definitions.take(), conditions) {
            (Some(mut earlier), Some(conditions)) if is_top => {
                earlier.push((format!("all({})", conditions.join(", ")), group.stream().to_string()));
                Some(earlier)
            }
            _ => None,
        };
        source.bodies.insert(name, body);
    }
}

/// The predicates of the `#[cfg]`s that end these tokens; nothing if there may be others.
fn conditions_before(tokens: &[TokenTree]) -> Option<Vec<String>> {
    let mut conditions = vec![];
    for pair in tokens.rchunks(2) {
        let [TokenTree::Punct(sign), TokenTree::Group(attribute)] = pair else { break };
        if sign.as_char() != '#' || attribute.delimiter() != Delimiter::Bracket {
            break;
        }
        let inner: Vec<TokenTree> = attribute.stream().into_iter().collect();
        match &inner[..] {
            [TokenTree::Ident(name), TokenTree::Group(predicate)] if name == "cfg" => {
                conditions.push(predicate.stream().to_string());
            }
            [TokenTree::Ident(name), ..] if name == "cfg_attr" => return None,
            _ => {}
        }
    }
    Some(conditions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    #[test]
    fn what_may_leave_has_a_way_out_in_its_rules() {
        assert_eq!(way_out(quote!(($x:expr $(,)?) => { if $x { return Err(1) } })), Some(Way::Perhaps));
        assert_eq!(way_out(quote!(($x:expr) => { $x? })), Some(Way::Perhaps));
        assert_eq!(way_out(quote!(($x:expr $(,)?) => { f($x) })), None);
        assert_eq!(way_out(quote!(($($x:expr),* $(,)?) => { f(0 $(+ $x)?) })), None);
        assert_eq!(way_out(quote!(() => { return 1 }; ($x:expr $(, $y:expr)*) => { return $x; })), Some(Way::Always));
        assert_eq!(way_out(quote!(() => { return 1 }; ($x:expr) => { $x })), Some(Way::Perhaps));
    }
}
