//! What came out, for people.

use crate::annotate::Function;
use crate::crates::Crate;
use crate::rounds::Refusal;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

pub struct Row {
    pub krate: &'static Crate,
    pub outcome: Result<Outcome, String>,
}

pub struct Outcome {
    /// How many functions reached the compiler and were tried.
    pub functions: usize,
    pub refused: Vec<(Function, Refusal)>,
    /// How many were not tried.
    pub apart: usize,
    pub before: usize,
    pub after: usize,
    /// Tests that passed before and do not now.
    pub lost: Vec<String>,
}

impl Row {
    pub fn is_good(&self) -> bool {
        self.outcome.as_ref().is_ok_and(|outcome| outcome.lost.is_empty())
    }
}

/// A table in Markdown.
pub fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| crate | kind | async fns | compile | | left alone | tests before | after |\n|---|---|--:|--:|--:|--:|--:|--:|\n",
    );
    let mut all = Figures::default();
    for Row { krate, outcome } in rows {
        let name = format!("{} {}", krate.name, krate.version);
        let kind = krate.kind;
        let _ = match outcome {
            Ok(outcome) => {
                let figures = outcome.figures();
                all.add(&figures);
                writeln!(text, "| {name} | {kind} | {} |", figures.text())
            }
            Err(error) => writeln!(text, "| {name} | {kind} | {} |", error.lines().next().unwrap_or_default()),
        };
    }
    let _ = writeln!(text, "| all | | {} |", all.text());
    text
}

/// The numbers of a row.
#[derive(Default)]
struct Figures {
    functions: usize,
    refused: usize,
    apart: usize,
    before: usize,
    after: usize,
}

impl Figures {
    fn add(&mut self, other: &Figures) {
        self.functions += other.functions;
        self.refused += other.refused;
        self.apart += other.apart;
        self.before += other.before;
        self.after += other.after;
    }

    fn text(&self) -> String {
        let Figures { functions, refused, apart, before, after } = self;
        let compile = functions - refused;
        let percent = 100.0 * compile as f64 / (*functions).max(1) as f64;
        format!("{functions} | {compile} | {percent:.1} % | {apart} | {before} | {after}")
    }
}

impl Outcome {
    fn figures(&self) -> Figures {
        let Outcome { functions, refused, apart, before, after, .. } = self;
        let refused = refused.len();
        Figures { functions: *functions, refused, apart: *apart, before: *before, after: *after }
    }
}

/// Writes what was taken out, the most frequent messages first.
pub fn failures(rows: &[Row], path: &Path) -> Result<(), String> {
    let mut classes: BTreeMap<String, Vec<(&Row, &Function, &Refusal)>> = BTreeMap::new();
    for row in rows {
        for (function, refusal) in row.outcome.iter().flat_map(|outcome| &outcome.refused) {
            classes.entry(class(refusal)).or_default().push((row, function, refusal));
        }
    }
    let mut classes: Vec<_> = classes.into_iter().collect();
    classes.sort_by_key(|(_, members)| std::cmp::Reverse(members.len()));
    let mut text = String::from("# What does not compile under the attribute\n\n");
    for (class, members) in &classes {
        let _ = writeln!(text, "- {} × {class}", members.len());
    }
    text.push('\n');
    for (class, members) in &classes {
        let _ = writeln!(text, "## {} × {class}\n", members.len());
        for (row, function, refusal) in members {
            let tried = if refusal.by_trying { ", found by trying" } else { "" };
            let _ = writeln!(
                text,
                "- {} `{}` {}:{}{tried}",
                row.krate.name,
                function.name,
                function.file.display(),
                function.line
            );
        }
        if let Some((_, function, refusal)) = members.iter().min_by_key(|(_, function, _)| function.text.len()) {
            let _ = writeln!(text, "\n```rust\n{}\n```\n\n```text\n{}```\n", function.text, refusal.rendered);
        }
    }
    let lost = rows.iter().flat_map(|row| row.outcome.iter().map(move |outcome| (row.krate.name, &outcome.lost)));
    text.push_str("# Tests that passed before and do not now\n\n");
    for (krate, lost) in lost {
        for name in lost {
            let _ = writeln!(text, "- {krate}: {name}");
        }
    }
    crate::cargo::write(path, &text)
}

/// The error's code and message without names.
fn class(refusal: &Refusal) -> String {
    let code = refusal.code.as_deref().unwrap_or("refused");
    let first = refusal.message.lines().next().unwrap_or_default();
    let parts = first.split('`').enumerate();
    let message: String = parts.map(|(index, part)| if index % 2 == 0 { part } else { "`…`" }).collect();
    format!("{code}: {message}")
}
