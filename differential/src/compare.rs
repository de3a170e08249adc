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

/// Compares all runs, and counts them. The error has the first difference of each kind of run, both traces side by side.
///
/// # Errors
/// The two versions do not do the same.
pub fn compare(program: &Program) -> Result<usize, String> {
    let mut runs = Runs { program, count: 0, differences: String::new() };
    let straight = runs.compare_one(Plan::default());
    if straight.polls == MOST_POLLS {
        return Err(format!("{}: does not end by itself", program.name));
    }
    runs.compare_until_different(
        (0..straight.trace.len()).map(|event| Plan { panic_at: Some(event), drop_after: None }),
    );
    let drops = (0..straight.polls).map(|polls| Plan { drop_after: Some(polls), panic_at: None });
    runs.compare_until_different(drops.clone());
    runs.compare_until_different(drops.flat_map(|plan| {
        let dropped = drive(program.native, plan);
        (dropped.events_before_drop..dropped.trace.len()).map(move |event| Plan { panic_at: Some(event), ..plan })
    }));
    if runs.differences.is_empty() { Ok(runs.count) } else { Err(runs.differences) }
}

struct Runs<'a> {
    program: &'a Program,
    count: usize,
    differences: String,
}

impl Runs<'_> {
    /// Runs of one kind: after a difference, more of them say nothing new.
    fn compare_until_different(&mut self, mut plans: impl Iterator<Item = Plan>) {
        let before = self.differences.len();
        while self.differences.len() == before
            && let Some(plan) = plans.next()
        {
            self.compare_one(plan);
        }
    }

    /// Runs both versions once. Gives the native run.
    fn compare_one(&mut self, plan: Plan) -> Run {
        self.count += 1;
        let native = drive(self.program.native, plan);
        let ours = drive(self.program.ours, plan);
        if native != ours && !native_forgets_a_value(&native.trace, &ours.trace) {
            self.differences += &difference(self.program.name, plan, &native.trace, &ours.trace);
        }
        native
    }
}

/// rustc (as of 1.95) forgets a value that is on its way to its place when a drop in between panics: the output of an awaited
/// future whose own drop panics, the value of a block whose locals are dropped behind it. Nothing drops it then. Ours drops
/// it. So where the panic was injected into a drop, ours may have drops after it that native has not; all the rest is the
/// same, in the same order.
fn native_forgets_a_value(native: &[String], ours: &[String]) -> bool {
    let Some(panic) = native.iter().position(|line| line.trim_start() == "panic injected") else { return false };
    if !native[panic - 1].starts_with("drop ") || ours.get(..=panic) != Some(&native[..=panic]) {
        return false;
    }
    let mut expected = native[panic + 1..].iter().peekable();
    ours[panic + 1..].iter().all(|line| expected.next_if_eq(&line).is_some() || line.starts_with("drop "))
        && expected.next().is_none()
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
