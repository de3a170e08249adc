//! Errors in the manner of rustc's.
//!
//! Input: an error of syn's or of a pass, and the file it is about. Output: the message with its place, the line it is
//! about and the help.
//!
//! ```text
//! error: 'await' outside async function
//!   --> tutorial.rs:7:20
//!    |
//!  7 |     items.map(|x| f(x).await);
//!    |                        ^^^^^
//!    = help: …
//! ```

use crate::source::Source;
use proc_macro2::Span;
use std::fmt::Write;

/// An error and all that are combined with it.
pub fn error(source: &Source, error: &syn::Error) -> String {
    error.into_iter().map(|error| report(source, "error", &error.to_string(), error.span())).collect()
}

/// Something worth knowing.
pub fn note(source: &Source, message: &str, span: Span) -> String {
    report(source, "note", message, span)
}

fn report(source: &Source, level: &str, message: &str, span: Span) -> String {
    let (message, help) = match message.split_once("\nhelp: ") {
        Some((message, help)) => (message, Some(help)),
        None => (message, None),
    };
    let mut out = format!("{level}: {message}\n");
    // Writing to a string does not fail.
    let _ = place(source, span, help, &mut out);
    out
}

fn place(source: &Source, span: Span, help: Option<&str>, out: &mut String) -> std::fmt::Result {
    let (start, end) = (span.start(), span.end());
    let number = start.line.to_string();
    let margin = " ".repeat(number.len());
    writeln!(out, "{margin}--> {}", source.at(span))?;
    if let Some(line) = source.line(start.line) {
        let length = line.chars().count();
        let until = if end.line == start.line { end.column } else { length };
        let before: String = line.chars().take(start.column).map(|c| if c == '\t' { c } else { ' ' }).collect();
        let marks = "^".repeat(until.min(length).saturating_sub(start.column).max(1));
        writeln!(out, "{margin} |\n{number} | {line}\n{margin} | {before}{marks}")?;
    }
    if let Some(help) = help {
        writeln!(out, "{margin} = help: {help}")?;
    }
    writeln!(out)
}
