//! Expansions, states and IR as text.

use crate::source::{Source, Viewed};
use coropy_lowering::view::{Doing, How, Machine, Saved, State};

/// The expansions, one below the other.
pub fn expansions(source: &Source, viewed: &[Viewed], full: bool) -> String {
    let mut out = String::new();
    for coroutine in viewed {
        let Some(expansion) = &coroutine.expansion else { continue };
        headline(source, coroutine, &mut out);
        if full {
            out += &expansion.full();
        } else {
            out += "// shortened for reading; --full shows what rustc gets\n";
            out += &expansion.readable();
        }
    }
    out
}

/// `// ── bank::Account::pay, tutorial.rs:7:14 ──`
fn headline(source: &Source, viewed: &Viewed, out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
    let coroutine = &viewed.coroutine;
    *out += &format!("// ───── {}, {} ─────\n", coroutine.name(), source.at(coroutine.span()));
}

/// The dumps, one below the other.
pub fn ir(source: &Source, viewed: &[Viewed]) -> String {
    let mut out = String::new();
    for coroutine in viewed {
        headline(source, coroutine, &mut out);
        match coroutine.machine() {
            Some(machine) => out += &machine.ir_with_facts(),
            None => out += "// required by the trait: it has no body\n",
        }
    }
    out
}

/// The states of each, as a table.
pub fn states(source: &Source, viewed: &[Viewed]) -> String {
    let mut out = String::new();
    for coroutine in viewed {
        headline(source, coroutine, &mut out);
        match coroutine.machine() {
            Some(machine) => out += &table(source, machine),
            None => out += "// required by the trait: it has no states\n",
        }
    }
    out
}

fn table(source: &Source, machine: &Machine) -> String {
    let states = machine.states();
    let (real, passing): (Vec<_>, Vec<_>) =
        states.iter().partition(|state| !matches!(state.doing, Doing::Passing { .. }));
    let mut rows = vec![["state", "waits for", "at", "saves"].map(str::to_owned)];
    rows.extend(real.into_iter().map(|state| row(source, state)));
    let mut out = aligned(&rows);
    if !passing.is_empty() {
        let mut rows = vec![["on the way", "", "", "carries"].map(str::to_owned)];
        rows.extend(passing.into_iter().map(|state| row(source, state)));
        out += "\n";
        out += &aligned(&rows);
    }
    out
}

fn row(source: &Source, state: &State) -> [String; 4] {
    let (waits, at) = match &state.doing {
        Doing::Suspended { text, span } => (text.clone(), source.at(*span)),
        Doing::Created | Doing::Closed | Doing::Passing { .. } => (String::new(), String::new()),
    };
    let saved = state.saved.iter().map(saved).collect::<Vec<_>>().join(", ");
    let saved = if saved.is_empty() { "nothing".to_owned() } else { saved };
    [state.name.clone(), waits, at, saved]
}

fn saved(saved: &Saved) -> String {
    let how = match saved.how {
        How::Live => None,
        How::ForDrop if saved.maybe => None,
        How::ForDrop => Some("for its drop"),
        How::Anchored => Some("at its place"),
    };
    let maybe = saved.maybe.then_some("unless moved");
    let other = (saved.name != saved.local).then(|| format!("your {}", saved.local));
    let remarks: Vec<&str> = other.as_deref().into_iter().chain(how).chain(maybe).collect();
    match remarks.as_slice() {
        [] => saved.name.clone(),
        remarks => format!("{} ({})", saved.name, remarks.join(", ")),
    }
}

/// Columns side by side; one that is empty throughout is left out.
fn aligned(rows: &[[String; 4]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..4).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let cells = row.iter().zip(&widths).filter(|(_, width)| **width > 0);
        let cells: Vec<String> = cells.map(|(cell, width)| format!("{cell:width$}")).collect();
        out += cells.join("  ").trim_end();
        out.push('\n');
    }
    out
}
