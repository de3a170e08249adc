//! Whether a method belongs to a trait, and which type parameters the block around it has.
//!
//! Input: the place of a method in its source file. Output: whether the block around it is a `trait` or an `impl … for …`, and
//! the names of its type parameters.
//! An attribute sees nothing but its own item; but the lifetimes of a trait's method cannot be more than the trait has, and
//! those of another can. So the file is read, once, if there is a function in it of which it has to be known. Where there is no
//! file, as in an editor, it is not known.
//!
//! ```text
//! impl<'a> Client<'a> { async fn get(&self, key: &str) { .. } }      its own
//! impl Store for Client<'_> { async fn get(&self, key: &str) { .. } }      a trait's
//! ```

use proc_macro2::Span;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::rc::Rc;

/// What a function is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// `impl A`
    Inherent,
    /// `trait A`, `impl A for B`
    Trait,
    /// A module, a function, a macro; or there is no file.
    Unknown,
}

/// What the item at `span` is in.
pub(super) fn owner(span: Span) -> Owner {
    header_around(span).flatten().map_or(Owner::Unknown, |header| named_by(&header))
}

/// The type parameters of the block around the item at `span`, if that is known.
pub(super) fn type_params(span: Span) -> Option<BTreeSet<String>> {
    match header_around(span)? {
        Some(header) if header.contains("macro_rules") => None,
        Some(header) if named_by(&header) == Owner::Unknown => Some(BTreeSet::new()),
        Some(header) => Some(params_of(&header)),
        None => Some(BTreeSet::new()),
    }
}

thread_local! {
    // Of the files that have been read; nothing of one that cannot be.
    static FILES: RefCell<HashMap<PathBuf, Option<Rc<Blocks>>>> = RefCell::default();
}

/// What stands before the brace around an item, if there is one; nothing, if there is no file.
fn header_around(span: Span) -> Option<Option<String>> {
    let start = span.start();
    let path = span.local_file()?;
    let blocks = FILES.with_borrow_mut(|files| {
        let read = |path: &PathBuf| Some(Rc::new(Blocks::of(std::fs::read_to_string(path).ok()?)));
        files.entry(path).or_insert_with_key(read).clone()
    })?;
    Some(blocks.header(start.line, start.column).map(str::to_owned))
}

/// The names in `impl<…>`, or behind a trait's name, but for lifetimes and constants. (Without quotes, a lifetime is a name
/// like any other; none that is asked for looks like one.)
fn params_of(header: &str) -> BTreeSet<String> {
    let Some(start) = header.find('<') else { return BTreeSet::new() };
    let (mut depth, mut params, mut param) = (0_usize, BTreeSet::new(), String::new());
    let mut before = ' ';
    let mut end = |param: &mut String| {
        let mut words = param.split(|char: char| !(char.is_alphanumeric() || char == '_')).filter(|w| !w.is_empty());
        params.extend(words.next().filter(|word| *word != "const").map(str::to_owned));
        param.clear();
    };
    for char in header[start..].chars() {
        match char {
            '<' | '(' | '[' => depth += 1,
            '>' if before == '-' => {}
            '>' | ')' | ']' => depth -= 1,
            ',' if depth == 1 => end(&mut param),
            char if depth > 0 => param.push(char),
            _ => {}
        }
        if depth == 0 {
            break;
        }
        before = char;
    }
    end(&mut param);
    params
}

/// The blocks in a source text.
struct Blocks {
    text: String,
    /// Where lines begin.
    lines: Vec<usize>,
    /// What stands before each open brace, without comments and strings, and the block around it.
    headers: Vec<(String, Option<usize>)>,
    /// Behind each brace, the block in which one is there.
    inside: Vec<(usize, Option<usize>)>,
}

impl Blocks {
    fn of(text: String) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let (mut headers, mut inside): (Vec<(String, Option<usize>)>, _) = (vec![], vec![]);
        let (mut code, mut open, mut header) = (Code { rest: &text }, None, String::new());
        while let Some(char) = code.next_char() {
            match char {
                '{' => {
                    headers.push((std::mem::take(&mut header), open));
                    open = Some(headers.len() - 1);
                    inside.push((text.len() - code.rest.len(), open));
                }
                '}' => {
                    open = open.and_then(|block| headers[block].1);
                    header.clear();
                    inside.push((text.len() - code.rest.len(), open));
                }
                ';' => header.clear(),
                char => header.push(char),
            }
        }
        Blocks { text, lines, headers, inside }
    }

    /// What stands before the brace that is open at a place; lines count from 1.
    fn header(&self, line: usize, column: usize) -> Option<&str> {
        let before = *self.lines.get(line.checked_sub(1)?)?;
        let in_line: usize = self.text.get(before..)?.chars().take(column).map(char::len_utf8).sum();
        let braces = self.inside.partition_point(|(at, _)| *at <= before + in_line);
        let (_, block) = self.inside[..braces].last()?;
        Some(&self.headers[(*block)?].0)
    }
}

/// Whose header it is.
fn named_by(header: &str) -> Owner {
    let mut words = header.split(|char: char| !(char.is_alphanumeric() || char == '_')).filter(|word| !word.is_empty());
    let of_trait = header.match_indices("for").any(|(at, word)| {
        let (before, after) = (&header[..at], &header[at + word.len()..]);
        let is_word = |char: char| !(char.is_alphanumeric() || char == '_');
        // `for<'a>` is a bound's.
        before.ends_with(is_word) && after.starts_with(is_word) && !after.trim_start().starts_with('<')
    });
    if header.contains("macro_rules") {
        return Owner::Unknown;
    }
    match words.find(|word| ["impl", "trait"].contains(word)) {
        Some("impl") if !of_trait => Owner::Inherent,
        Some(_) => Owner::Trait,
        None => Owner::Unknown,
    }
}

/// Source text, read without its comments and what is in quotes.
struct Code<'a> {
    rest: &'a str,
}

impl Code<'_> {
    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn next_char(&mut self) -> Option<char> {
        let char = self.rest.chars().next()?;
        let rest = self.rest;
        match char {
            '/' if rest.starts_with("//") => self.skip(rest.find('\n').unwrap_or(rest.len())),
            '/' if rest.starts_with("/*") => self.comment(),
            '"' => self.quoted(),
            'r' | 'b' | 'c' => return Some(self.prefixed(char)),
            '\'' => self.quote(),
            _ => {
                self.skip(char.len_utf8());
                return Some(char);
            }
        }
        Some(' ')
    }

    fn comment(&mut self) {
        let mut depth = 0;
        while !self.rest.is_empty() {
            let step = match self.rest.get(..2) {
                Some("/*") => {
                    depth += 1;
                    2
                }
                Some("*/") => {
                    depth -= 1;
                    2
                }
                _ => self.rest.chars().next().map_or(1, char::len_utf8),
            };
            self.skip(step);
            if depth == 0 {
                return;
            }
        }
    }

    fn quoted(&mut self) {
        self.skip(1);
        while let Some(char) = self.rest.chars().next() {
            self.skip(char.len_utf8());
            match char {
                '\\' => self.skip(self.rest.chars().next().map_or(0, char::len_utf8)),
                '"' => return,
                _ => {}
            }
        }
    }

    /// `r"…"`, `br#"…"#`, or a word that begins like it.
    fn prefixed(&mut self, first: char) -> char {
        let word = self.rest.find(|char: char| !(char.is_alphanumeric() || char == '_')).unwrap_or(self.rest.len());
        let (prefix, after) = self.rest.split_at(word);
        let hashes = after.len() - after.trim_start_matches('#').len();
        if prefix.ends_with('r') && prefix.len() <= 2 && after[hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let body = &after[hashes + 1..];
            let length = body.find(&end).map_or(body.len(), |at| at + end.len());
            self.skip(word + hashes + 1 + length);
            return ' ';
        }
        self.skip(1);
        first
    }

    /// A character, or the beginning of a lifetime.
    fn quote(&mut self) {
        let mut chars = self.rest.chars().skip(1);
        let (first, second) = (chars.next(), chars.next());
        match (first, second) {
            (Some('\\'), _) => {
                self.skip(3);
                self.skip(self.rest.find('\'').map_or(self.rest.len(), |at| at + 1));
            }
            (Some(char), Some('\'')) => self.skip(2 + char.len_utf8()),
            _ => self.skip(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header_of(text: &str) -> String {
        let at = text.find("HERE").expect("a place");
        let line = text[..at].matches('\n').count() + 1;
        let column = text[..at].chars().rev().take_while(|char| *char != '\n').count();
        Blocks::of(text.to_owned()).header(line, column).expect("a block").trim().to_string()
    }

    #[test]
    fn the_block_around_a_method() {
        let text = r##"
            struct A; // impl B for A {
            impl A { fn f(&self) { "}"; '}'; '{'; r#"{"{"#; b"{"; b'{'; /* { /* { */ } */ } fn g<'a>(&'a self) {} HERE }
        "##;
        assert_eq!(header_of(text), "impl A");
        assert_eq!(
            header_of("impl A {}\nmod m {\n  #[cfg(x)] impl<'a> B for A<'a> { const C: [u8; 3] = { [1; 3] };\n HERE"),
            "#[cfg(x)] impl< a> B for A< a>"
        );
        assert_eq!(header_of("trait T { fn f() { if x { y } else { '\\'' } } HERE"), "trait T");
        assert_eq!(header_of("impl Größe { const A: char = 'ß'; HERE"), "impl Größe");
    }

    #[test]
    fn the_parameters_of_the_block() {
        let params = |header: &str| params_of(header).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(params("impl< a, T: Fn(u8, u16) -> Vec<U>, const N: usize, K> A< a, SIZE>"), "K T a");
        assert_eq!(params("pub trait Store<K, V = [u8; 3]>: Other<W>"), "K V");
        assert_eq!(params("impl A"), "");
    }

    #[test]
    fn whose_it_is() {
        for own in ["impl A", "unsafe impl<T> A<T> where T: for<'a> Fn(&'a u8)", "#[x] impl<F: Fn(u8)> Format<F>"] {
            assert_eq!(named_by(own), Owner::Inherent, "{own}");
        }
        for of_trait in ["impl B for A", "trait T", "impl<'a> B<'a>\nfor A", "pub unsafe trait T<U>: V"] {
            assert_eq!(named_by(of_trait), Owner::Trait, "{of_trait}");
        }
        for other in ["fn f()", "macro_rules! m", "mod implement", "fn traits()"] {
            assert_eq!(named_by(other), Owner::Unknown, "{other}");
        }
    }
}
