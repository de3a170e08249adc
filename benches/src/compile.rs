//! What the attribute costs at compile time: the macro's own time for each of some typical functions, and `cargo check` and
//! `cargo build` of five hundred of them beside the same as native `async fn`s.
//!
//! The macro is measured optimised and outside of rustc. Under `cargo check` it is neither, as for its users.

use crate::table::{Row, Target};
use coropy_lowering::Edition;
use proc_macro2::TokenStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs};

const FUNCTIONS: &str = include_str!("../typical/functions.rs");
const PRELUDE: &str = include_str!("../typical/prelude.rs");
/// Functions in the crates that are checked.
const CHECKED: usize = 500;
/// How often each crate is checked, and built; the shortest time counts.
const RUNS: usize = 4;
/// How often the macro expands each function.
const EXPANSIONS: usize = 200;
/// What `cargo check` should come to.
pub const CHECK: Target = Target { mean: 2.0, worst: 2.0 };
/// What an expansion should take.
pub const LIMIT: Duration = Duration::from_millis(1);

/// How long the macro takes for a function.
pub struct Expansion {
    /// The function's name.
    pub name: &'static str,
    /// How many tokens it has.
    pub tokens: usize,
    /// The shortest time.
    pub time: Duration,
}

fn functions() -> Vec<&'static str> {
    FUNCTIONS.split("\n\n").collect()
}

/// The macro's own time.
pub fn expansions() -> Vec<Expansion> {
    let measure = |function: &'static str| {
        let tokens: TokenStream = function.parse().expect("a function");
        let time = (0..EXPANSIONS).map(|_| expansion(&tokens)).min().unwrap_or_default();
        Expansion { name: name(function), tokens: count(tokens), time }
    };
    functions().into_iter().map(measure).collect()
}

fn expansion(tokens: &TokenStream) -> Duration {
    let (args, item) = (TokenStream::new(), tokens.clone());
    let start = Instant::now();
    let expansion = coropy_lowering::coroutine(args, item, Edition::Since2024);
    let elapsed = start.elapsed();
    assert!(!expansion.is_empty());
    elapsed
}

fn count(tokens: TokenStream) -> usize {
    let inner = |token| match token {
        proc_macro2::TokenTree::Group(group) => count(group.stream()),
        _ => 0,
    };
    tokens.into_iter().map(|token| 1 + inner(token)).sum()
}

fn name(function: &'static str) -> &'static str {
    function.split_once("fn ").and_then(|(_, rest)| rest.split_once('(')).map_or("", |(name, _)| name)
}

/// What cargo is asked for.
pub const COMMANDS: [&str; 2] = ["check", "build"];

/// `cargo check` and `cargo build`, natively and through the attribute, in milliseconds. The crates are written under `folder`.
///
/// # Errors
/// The functions do not compile.
pub fn crates(folder: &Path) -> Result<[Row; 2], String> {
    let native = project(&folder.join("native"), "", &functions());
    let ours = project(&folder.join("ours"), "#[asyncio::coroutine]\n", &functions());
    let mut rows = COMMANDS.map(|name| Row { name, native: f64::MAX, ours: f64::MAX });
    for row in &mut rows {
        for project in [&native, &ours] {
            // The dependencies; and the functions compile.
            let failed = |errors| format!("cargo {} of {}: FAILED\n{errors}", row.name, project.display());
            cargo(row.name, project).map_err(failed)?;
        }
        for _ in 0..RUNS {
            for (best, project) in [(&mut row.native, &native), (&mut row.ours, &ours)] {
                *best = cargo(row.name, project).map_or(*best, |elapsed| best.min(elapsed.as_secs_f64() * 1e3));
            }
        }
    }
    Ok(rows)
}

/// A crate of `CHECKED` functions.
fn project(folder: &Path, attribute: &str, functions: &[&str]) -> PathBuf {
    let name = folder.file_name().expect("a name").to_string_lossy();
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n[workspace]\n[dependencies]\nasyncio = {{ package = \"coropy\", \
         path = {runtime:?}, default-features = false }}\n"
    );
    let attributed: String = functions.iter().map(|function| format!("    {attribute}{function}\n")).collect();
    let modules =
        (0..CHECKED / functions.len()).map(|n| format!("mod module{n} {{\n    use super::*;\n{attributed}}}\n"));
    let source: String = ["#![allow(dead_code)]\n", PRELUDE].map(String::from).into_iter().chain(modules).collect();
    fs::create_dir_all(folder.join("src")).expect("a folder for the crate");
    fs::write(folder.join("Cargo.toml"), manifest).expect("the crate's manifest");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock"), folder.join("Cargo.lock")).expect("the lock");
    fs::write(folder.join("src/lib.rs"), source).expect("the crate's source");
    folder.to_path_buf()
}

/// Checks or builds the crate alone, from scratch.
fn cargo(command: &str, project: &Path) -> Result<Duration, String> {
    let source = project.join("src/lib.rs");
    let text = fs::read(&source).expect("the crate's source");
    fs::write(&source, text).expect("the crate's source, newer");
    let start = Instant::now();
    let output = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()))
        .args([command, "--offline", "--quiet", "--manifest-path"])
        .arg(project.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", project.with_file_name("target"))
        .env("CARGO_INCREMENTAL", "0")
        .output()
        .expect("cargo runs");
    let elapsed = start.elapsed();
    let errors = String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(elapsed) } else { Err(errors.lines().take(20).collect::<Vec<_>>().join("\n")) }
}
