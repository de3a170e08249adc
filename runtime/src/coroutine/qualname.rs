//! A method's name has its type in front. The macro sees no type, but rustc prints the path of the step closure:
//! `krate::A::m::{{closure}}`, `<krate::A as krate::Tr>::m::{{closure}}`, `krate::module::square::{{closure}}`.

use crate::machine::Code;
use std::fmt::{self, Write};

/// A coroutine's qualified name, worked out when it is printed. Python's `__qualname__`: `square`, `A.m`.
#[derive(Clone, Copy, Debug)]
pub struct QualName {
    path: &'static str,
    name: &'static str,
    has_receiver: bool,
}

impl QualName {
    pub(crate) fn new(path: &'static str, code: &'static Code) -> Self {
        QualName { path, name: code.name, has_receiver: code.has_receiver }
    }

    /// The type's part of the path, as printed, if there is one.
    fn owner(&self) -> Option<&'static str> {
        let mut path = self.path;
        while let Some(outer) = path.strip_suffix("::{{closure}}") {
            path = outer;
        }
        let (owner, _) = split_last_segment(path)?;
        if let Some(qualified) = owner.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
            return Some(top_level(qualified, " as ").next().map_or(qualified, |at| &qualified[..at]));
        }
        let segment = split_last_segment(owner).map_or(owner, |(_, segment)| segment);
        let looks_like_a_type = segment.starts_with(char::is_uppercase);
        (self.has_receiver || looks_like_a_type).then_some(segment)
    }
}

impl fmt::Display for QualName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(owner) = self.owner() {
            write_plain_type(f, owner)?;
            f.write_char('.')?;
        }
        f.write_str(self.name)
    }
}

/// `a::B<c::D>::e` → (`a::B<c::D>`, `e`).
fn split_last_segment(path: &str) -> Option<(&str, &str)> {
    let at = top_level(path, "::").last()?;
    Some((&path[..at], &path[at + 2..]))
}

/// Where `needle` stands in `path` outside of all brackets.
fn top_level<'a>(path: &'a str, needle: &'a str) -> impl Iterator<Item = usize> + 'a {
    let mut depth = 0usize;
    let mut before = ' ';
    path.char_indices().filter_map(move |(at, char)| {
        match char {
            '<' | '(' | '[' | '{' => depth += 1,
            '>' if before == '-' => {}
            '>' | ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = char;
        (depth == 0 && path[at..].starts_with(needle)).then_some(at)
    })
}

/// A type without its generic arguments and without the modules of its paths: `a::B<c::D>` → `B`.
fn write_plain_type(f: &mut fmt::Formatter<'_>, printed: &str) -> fmt::Result {
    let is_word = |char: char| char.is_alphanumeric() || char == '_';
    let mut rest = printed;
    while let Some(first) = rest.chars().next() {
        let word = rest.find(|char| !is_word(char)).unwrap_or(rest.len());
        if word > 0 {
            let (segment, after) = rest.split_at(word);
            match after.strip_prefix("::") {
                Some(after) => rest = after,
                None => {
                    f.write_str(segment)?;
                    rest = after;
                }
            }
        } else if first == '<' {
            rest = rest.find_matching_angle().map_or("", |end| &rest[end..]);
        } else {
            f.write_char(first)?;
            rest = &rest[first.len_utf8()..];
        }
    }
    Ok(())
}

trait FindMatchingAngle {
    fn find_matching_angle(&self) -> Option<usize>;
}

impl FindMatchingAngle for str {
    /// The end of the `<…>` that the text starts with.
    fn find_matching_angle(&self) -> Option<usize> {
        let mut depth = 0usize;
        let mut before = ' ';
        for (at, char) in self.char_indices() {
            match char {
                '<' => depth += 1,
                '>' if before != '-' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(at + 1);
            }
            before = char;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn qualname(path: &'static str, name: &'static str, has_receiver: bool) -> String {
        QualName { path, name, has_receiver }.to_string()
    }

    #[test]
    fn functions_have_no_type_in_front() {
        assert_eq!(qualname("t::square::{{closure}}", "square", false), "square");
        assert_eq!(qualname("t::module::square::{{closure}}", "square", false), "square");
        assert_eq!(qualname("t::outer::inner::{{closure}}", "inner", false), "inner");
        assert_eq!(qualname("t::main::{{closure}}::inner::{{closure}}", "inner", false), "inner");
        assert_eq!(
            qualname("t::any<3, core::option::Option<alloc::string::String>>::{{closure}}", "any", false),
            "any"
        );
    }

    #[test]
    fn methods_have_their_type_in_front() {
        assert_eq!(qualname("t::module::A::m::{{closure}}", "m", true), "A.m");
        assert_eq!(qualname("t::module::A::new::{{closure}}", "new", false), "A.new");
        assert_eq!(qualname("t::lower::m::{{closure}}", "m", true), "lower.m");
        assert_eq!(qualname("t::G<alloc::vec::Vec<i32>>::m::{{closure}}", "m", true), "G.m");
        assert_eq!(qualname("<t::G<fn() -> t::A>>::m::{{closure}}", "m", true), "G.m");
    }

    #[test]
    fn methods_of_a_trait_have_the_implementing_type_in_front() {
        assert_eq!(qualname("<t::module::A as t::module::Tr>::m::{{closure}}", "m", true), "A.m");
        assert_eq!(qualname("<t::G<<t::A as t::B>::C> as t::Tr<u8>>::m::{{closure}}", "m", true), "G.m");
        assert_eq!(qualname("<(u8, [t::A; 3]) as t::Tr>::m::{{closure}}", "m", true), "(u8, [A; 3]).m");
        assert_eq!(qualname("<&dyn core::fmt::Debug as t::Tr>::m::{{closure}}", "m", true), "&dyn Debug.m");
    }
}
