//! All runs of a program, in both versions: straight on, a drop at every suspension, a panic at every event of each.
use crate::drive::{MOST_POLLS, Plan, Run, Running, drive};
use std::fmt::Write;

/// A program in both versions.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// `topic/name`.
    pub name: &'static str,
    /// The version that rustc compiles as it is.
    pub native: fn() -> Running,
    /// The version under the attribute.
    pub ours: fn() -> Running,
}

/// Compares all runs; the first difference is the error, with both traces side by side. Counts the runs.
///
/// # Errors
/// The two versions do not do the same.
pub fn compare(program: &Program) -> Result<usize, String> {
    let mut runs = 0;
    let mut both = |plan: Plan| {
        runs += 1;
        same(program, plan)
    };
    let straight = both(Plan::default())?;
    if straight.polls == MOST_POLLS {
        return Err(format!("{}: does not end by itself", program.name));
    }
    for event in 0..straight.trace.len() {
        both(Plan { panic_at: Some(event), drop_after: None })?;
    }
    for polls in 0..straight.polls {
        let dropped = both(Plan { drop_after: Some(polls), panic_at: None })?;
        for event in dropped.events_before_drop..dropped.trace.len() {
            both(Plan { drop_after: Some(polls), panic_at: Some(event) })?;
        }
    }
    Ok(runs)
}

fn same(program: &Program, plan: Plan) -> Result<Run, String> {
    let native = drive(program.native, plan);
    let ours = drive(program.ours, plan);
    if native == ours { Ok(native) } else { Err(difference(program.name, plan, &native.trace, &ours.trace)) }
}

/// Two columns, `!` where they part.
fn difference(name: &str, plan: Plan, native: &[String], ours: &[String]) -> String {
    let mut text = format!("{name}: native and ours differ");
    match plan.drop_after {
        Some(polls) => write!(text, ", dropped after {polls} polls"),
        None => write!(text, ", polled to the end"),
    }
    .and_then(|()| match plan.panic_at {
        Some(event) => writeln!(text, ", panic at event {event}"),
        None => writeln!(text, ", no panic injected"),
    })
    .expect("writing to a string");
    let width = native.iter().map(|line| line.chars().count()).max().unwrap_or(0).max(8);
    let mut row = |mark: char, at: &str, left: &str, right: &str| {
        writeln!(text, "{mark} {at:>4}  {left:width$}  | {right}").expect("writing to a string");
    };
    row(' ', "", "native", "ours");
    for index in 0..native.len().max(ours.len()) {
        let (left, right) = (native.get(index), ours.get(index));
        let mark = if left == right { ' ' } else { '!' };
        let of = |side: Option<&String>| side.map_or("", |line| line.as_str()).to_owned();
        row(mark, &index.to_string(), &of(left), &of(right));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drive::start;
    use crate::prelude::*;

    async fn in_order() {
        let _a = noisy("a");
        let _b = noisy("b");
        pause("p").await;
    }

    async fn other_order() {
        let _b = noisy("a");
        pause("p").await;
        let _a = noisy("b");
    }

    async fn other_on_the_way_out() {
        let a = noisy("a");
        let b = noisy("b");
        let together = (a, b);
        pause("p").await;
        let (_a, _b) = together;
    }

    #[test]
    fn the_same_is_the_same() {
        let program = Program { name: "same", native: || start(in_order()), ours: || start(in_order()) };
        assert!(compare(&program).is_ok_and(|runs| runs > 10));
    }

    #[test]
    fn another_order_is_shown_beside_the_first() {
        let program = Program { name: "order", native: || start(in_order()), ours: || start(other_order()) };
        let text = compare(&program).expect_err("they differ");
        assert!(text.starts_with("order: native and ours differ, polled to the end, no panic injected\n"), "{text}");
        assert!(text.contains("\n!    2  new b ") && text.contains(" | future p\n"), "{text}");
    }

    #[test]
    fn a_difference_behind_a_panic_is_found() {
        let program = Program { name: "drop", native: || start(in_order()), ours: || start(other_on_the_way_out()) };
        let text = compare(&program).expect_err("they differ");
        assert!(text.starts_with("drop: native and ours differ, polled to the end, panic at event 3\n"), "{text}");
    }
}
