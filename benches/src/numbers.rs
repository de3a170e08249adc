//! The numbers of README.md, as Markdown: native beside ours, all from one run.
//!
//! Sizes and instructions do not depend on the machine, times do: of these only the ratios are written.

use crate::compile::Expansion;
use crate::shapes::Shape;
use crate::table::{Row, geometric_mean};
use std::fmt::Write;

/// What stands before the numbers in README.md.
pub const BEGIN: &str = "<!-- numbers: cargo bench --bench numbers -- --write -->";
/// What stands behind them.
pub const END: &str = "<!-- end of numbers -->";

/// All that was measured.
pub struct Numbers {
    /// In bytes.
    pub sizes: Vec<Row>,
    /// Per resume, or why they were not counted.
    pub instructions: Result<Vec<Row>, String>,
    /// In nanoseconds per resume.
    pub times: Vec<Row>,
    /// `cargo check` and `cargo build` of 500 functions, or their errors.
    pub crates: Result<[Row; 2], String>,
    /// Of typical functions.
    pub expansions: Vec<Expansion>,
}

impl Numbers {
    /// Three tables.
    pub fn markdown(&self) -> String {
        let mut text = String::from("| ours by native | geometric mean | highest |\n|---|---:|---:|\n");
        text += &summary("size of the object", &self.sizes);
        if let Ok(rows) = &self.instructions {
            text += &summary("instructions per resume", rows);
        }
        text += &summary("time per resume", &self.times);
        text += "\n| at compile time | native | ours | ratio |\n|---|---:|---:|---:|\n";
        for row in self.crates.iter().flatten() {
            let (native, ours) = (row.native / 1e3, row.ours / 1e3);
            text +=
                &line(&[format!("`cargo {}` of 500 coroutines", row.name), seconds(native), seconds(ours), ratio(row)]);
        }
        let mean = self.expansions.iter().map(|row| row.time.as_secs_f64() * 1e3).sum::<f64>();
        let mean = mean / self.expansions.len() as f64;
        text +=
            &line(&["the macro itself, for a typical function".into(), "".into(), format!("{mean:.2} ms"), "".into()]);
        let _ = writeln!(text, "\n<details><summary>Each of the {} shapes</summary>\n", self.sizes.len());
        text += "| shape | bytes, native | ours | ratio | instructions, native | ours | ratio |\n";
        text += "|---|---:|---:|---:|---:|---:|---:|\n";
        for (at, size) in self.sizes.iter().enumerate() {
            let mut cells = vec![size.name.to_string(), size.native.to_string(), size.ours.to_string(), ratio(size)];
            match &self.instructions {
                Ok(rows) => {
                    let row = &rows[at];
                    cells.extend([format!("{:.1}", row.native), format!("{:.1}", row.ours), ratio(row)]);
                }
                Err(_) => cells.extend(["", "", ""].map(String::from)),
            }
            text += &line(&cells);
        }
        text + "\n</details>\n"
    }
}

fn summary(name: &str, rows: &[Row]) -> String {
    let worst = rows.iter().max_by(|left, right| left.ratio().total_cmp(&right.ratio()));
    let worst = worst.map_or(String::new(), |row| format!("{} ({})", ratio(row), row.name));
    line(&[name.into(), format!("{:.2}", geometric_mean(rows)), worst])
}

fn ratio(row: &Row) -> String {
    format!("{:.2}", row.ratio())
}

fn seconds(seconds: f64) -> String {
    format!("{seconds:.2} s")
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// `readme` with other numbers between the two marks.
///
/// # Errors
/// It does not have the marks.
pub fn replaced(readme: &str, numbers: &str) -> Result<String, String> {
    let (before, rest) = readme.split_once(BEGIN).ok_or_else(|| format!("README.md has no {BEGIN}"))?;
    let (_, after) = rest.split_once(END).ok_or_else(|| format!("README.md has no {END}"))?;
    Ok(format!("{before}{BEGIN}\n{numbers}{END}{after}"))
}

/// Whether the numbers in `readme` have a row for each shape and no others.
///
/// # Errors
/// Says which are missing, and which are too many.
pub fn rows_are_those_of(readme: &str, shapes: &[Shape]) -> Result<(), String> {
    let numbers =
        readme.split_once(BEGIN).and_then(|(_, rest)| rest.split_once(END)).map_or("", |(numbers, _)| numbers);
    let (_, rows) = numbers.split_once("| shape |").unwrap_or_default();
    let names = rows.lines().skip(2).filter_map(|row| Some(row.strip_prefix("| ")?.split_once(" |")?.0));
    let names: Vec<&str> = names.collect();
    let missing: Vec<&str> = shapes.iter().map(|shape| shape.name).filter(|name| !names.contains(name)).collect();
    let stale: Vec<&&str> = names.iter().filter(|name| !shapes.iter().any(|shape| shape.name == **name)).collect();
    if missing.is_empty() && stale.is_empty() {
        return Ok(());
    }
    Err(format!(
        "README.md has no row for {missing:?}, and one for {stale:?}: run `cargo bench --bench numbers -- --write`"
    ))
}
