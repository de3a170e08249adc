//! Code as a person would write it, on one line: for texts that people read.
//!
//! Input: tokens, in which locals may be marked. Output: text. What holds afterwards: it is the same code, but for the
//! marks; where spaces go is a guess from the tokens around them.
//!
//! ```text
//! fetch(&url__coropy3, n == 1).await?    ⇒   fetch(&url, n == 1).await?
//! ```

use crate::locals::MARK;
use crate::resolve::map_captures;
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// Writes tokens.
pub fn source_text(tokens: TokenStream) -> String {
    let mut writer = Writer { out: String::new(), before: Before::Start };
    writer.write(tokens);
    writer.out.trim().to_string()
}

/// What stands before the next token.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    /// Nothing, or an operator that what follows belongs to.
    Start,
    /// A value or a name.
    Operand,
    /// A keyword, or an operator between two operands.
    Word,
}

struct Writer {
    out: String,
    before: Before,
}

impl Writer {
    fn write(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => self.group(group.delimiter(), group.stream()),
                TokenTree::Ident(ident) => {
                    let text = ident.to_string();
                    self.word(text.split(MARK).next().unwrap_or(&text));
                    if ["return", "break", "in", "match", "if", "else", "as", "mut", "let", "move"]
                        .iter()
                        .any(|word| ident == word)
                    {
                        self.before = Before::Word;
                    }
                }
                TokenTree::Literal(literal) => {
                    let unmarked = |name: &str| name.split_once(MARK).map(|(name, _)| name.to_string());
                    self.word(&map_captures(&literal.to_string(), unmarked));
                }
                TokenTree::Punct(punct) => {
                    let mut operator = String::from(punct.as_char());
                    let mut spacing = punct.spacing();
                    while spacing == Spacing::Joint
                        && let Some(TokenTree::Punct(next)) = tokens.peek()
                    {
                        operator.push(next.as_char());
                        spacing = next.spacing();
                        tokens.next();
                    }
                    self.operator(&operator);
                }
            }
        }
    }

    fn group(&mut self, delimiter: Delimiter, inner: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace if inner.is_empty() => ("{", "}"),
            Delimiter::Brace => ("{ ", " }"),
            Delimiter::None => ("", ""),
        };
        if self.before == Before::Word || (delimiter == Delimiter::Brace && self.before == Before::Operand) {
            self.space();
        }
        self.out.push_str(open);
        self.before = Before::Start;
        self.write(inner);
        let trimmed = self.out.trim_end().len();
        if trimmed > 0 && !open.is_empty() {
            self.out.truncate(trimmed);
        }
        self.out.push_str(close);
        self.before = Before::Operand;
    }

    fn word(&mut self, text: &str) {
        if self.before != Before::Start {
            self.space();
        }
        self.out.push_str(text);
        self.before = Before::Operand;
    }

    /// Operators that stood side by side.
    fn operator(&mut self, operator: &str) {
        let after_operand = self.before == Before::Operand;
        match operator {
            "," | ";" | ":" => {
                self.out.push_str(operator);
                self.before = Before::Word;
            }
            _ if operator.ends_with([',', ';']) => {
                self.out.push_str(operator);
                self.before = Before::Word;
            }
            _ if operator.chars().all(|symbol| is_tight(symbol, after_operand)) => {
                if self.before == Before::Word {
                    self.space();
                }
                self.out.push_str(operator);
                // `x?` is a value; after `&`, `.` or `::` one is to come.
                self.before = if operator.ends_with(['?', '>']) { Before::Operand } else { Before::Start };
            }
            _ => {
                self.space();
                self.out.push_str(operator);
                self.before = Before::Word;
            }
        }
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with([' ', '(', '[']) {
            self.out.push(' ');
        }
    }
}

/// Whether an operator's symbol is written without spaces around it. `&`, `*` and `-` are, before their only operand.
fn is_tight(symbol: char, after_operand: bool) -> bool {
    match symbol {
        '.' | ':' | '?' | '!' | '\'' | '<' | '>' | '|' => true,
        '&' | '*' | '-' => !after_operand,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each text is what it is made of.
    #[test]
    fn code_is_written_as_people_write_it() {
        for text in [
            "fetch(&url, n == 1).await?",
            "page.body(x?, *y).len()",
            "a + -b * 2 - c",
            "a::B::<C>::new([1, 2], \"{x}\")",
            "join(&mut left, &*right)",
            "spawn(async move { x.await })",
            "Point { x: 1, y: !z }",
            "x.0 as u64 >= 3",
            "Ok(page) if page.status != 200",
            "&x[1..n]",
            "<T as Trait>::f()",
            "format!(\"{}\", x)",
            "{ value0 }",
            "()",
        ] {
            let tokens: TokenStream = text.parse().expect("tokens");
            assert_eq!(source_text(tokens), text);
        }
    }

    #[test]
    fn marks_are_taken_away() {
        let tokens: TokenStream = "f(x__coropy1, \"{x__coropy1}\")".parse().expect("tokens");
        assert_eq!(source_text(tokens), "f(x, \"{x}\")");
    }
}
