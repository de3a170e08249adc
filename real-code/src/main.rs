//! Annotates the async functions of published crates, builds them, and runs their own tests before and after.
//!
//! ```text
//! cargo run -p coropy-real-code                     all crates of the list
//! cargo run -p coropy-real-code -- bb8 mini-redis   some
//! cargo run -p coropy-real-code -- --list           what is in the list
//! ```
//!
//! For each crate: cargo fetches it → a copy, untouched, is built and its tests run (once: `--fresh` does it again) → another
//! copy gets `#[asyncio::coroutine]` on every async function → functions that rustc then reports are taken out again, until it
//! builds → its tests run. Everything lies in `real-code` in the target folder; `failures.md` there groups by message what was
//! taken out. The exit code is 1 if a test that passed before does not pass after.

mod annotate;
mod cargo;
mod crates;
mod report;
mod rounds;
mod run;
mod scan;

use annotate::Sources;
use crates::{CRATES, Crate};
use report::{Outcome, Row};
use rounds::Rounds;
use run::Results;
use scan::How;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

struct Options {
    crates: Vec<&'static Crate>,
    fresh: bool,
}

fn main() -> ExitCode {
    match options().and_then(|options| options.map_or(Ok(ExitCode::SUCCESS), |options| work(&options))) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// What was asked for; nothing if that was only the list.
fn options() -> Result<Option<Options>, String> {
    let mut options = Options { crates: vec![], fresh: false };
    let mut args = lexopt::Parser::from_env();
    while let Some(arg) = args.next().map_err(|error| error.to_string())? {
        match arg {
            lexopt::Arg::Long("fresh") => options.fresh = true,
            lexopt::Arg::Long("list") => {
                for Crate { name, version, kind, .. } in CRATES {
                    println!("{name} {version} ({kind})");
                }
                return Ok(None);
            }
            lexopt::Arg::Value(name) => {
                let name = name.to_string_lossy();
                let known = CRATES.iter().find(|krate| krate.name == name);
                options.crates.push(known.ok_or(format!("no crate {name} in the list: write `--list` to see it"))?);
            }
            other => return Err(other.unexpected().to_string()),
        }
    }
    if options.crates.is_empty() {
        options.crates = CRATES.iter().collect();
    }
    Ok(Some(options))
}

fn work(options: &Options) -> Result<ExitCode, String> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("no workspace around this package")?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace.join("target"), PathBuf::from);
    let folder = target.join("real-code");
    let mut rows = vec![];
    for (index, krate) in options.crates.iter().enumerate() {
        eprintln!("[{}/{}] {} {}", index + 1, options.crates.len(), krate.name, krate.version);
        let outcome = one(krate, workspace, &folder, options.fresh);
        if let Err(error) = &outcome {
            eprintln!("    {error}");
        }
        rows.push(Row { krate, outcome });
        report::failures(&rows, &folder.join("failures.md"))?;
    }
    print!("{}", report::table(&rows));
    Ok(if rows.iter().all(Row::is_good) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One crate, from fetching to the comparison.
fn one(krate: &'static Crate, workspace: &Path, folder: &Path, fresh: bool) -> Result<Outcome, String> {
    let fetched = cargo::fetch(krate, &folder.join("fetch").join(krate.name))?;
    let build_folder = folder.join("build");
    let name = format!("{}-{}", krate.name, krate.version);
    let before_folder = folder.join("before").join(&name);
    let after_folder = folder.join("after").join(&name);
    let seen = folder.join("seen").join(&name);
    if fresh || !seen.exists() {
        cargo::write(&seen, "")?;
    }

    let remembered = before_folder.join("passed-before.json");
    let before: Results = match fs::read_to_string(&remembered) {
        Ok(text) if !fresh => serde_json::from_str(&text).map_err(|error| error.to_string())?,
        _ => {
            copy(&fetched, &before_folder)?;
            stand_alone(&before_folder, "")?;
            eprintln!("    building it untouched");
            let built = cargo::build(krate, &before_folder, &build_folder, &seen)?;
            if !built.success {
                let rendered = built.errors.first().map_or(&built.stderr, |error| &error.rendered);
                return Err(format!("it does not build untouched:\n{rendered}"));
            }
            let results = run::run(krate, &before_folder, &built.binaries)?;
            cargo::write(&remembered, &serde_json::to_string(&results).map_err(|error| error.to_string())?)?;
            results
        }
    };
    eprintln!("    {} tests pass untouched", passed(&before).len());

    copy(&fetched, &after_folder)?;
    let runtime = workspace.join("runtime");
    let probe = workspace.join("real-code/probe");
    stand_alone(
        &after_folder,
        &format!(
            "\n[dependencies.asyncio]\npackage = \"coropy\"\npath = {:?}\ndefault-features = false\n\
             \n[dependencies.coropy_probe]\npackage = \"coropy-real-code-probe\"\npath = {:?}\n",
            runtime, probe
        ),
    )?;
    fs::copy(before_folder.join("Cargo.lock"), after_folder.join("Cargo.lock")).map_err(|error| error.to_string())?;
    let mut sources = Sources::read(&fetched, &after_folder)?;
    let mut rounds = Rounds {
        active: sources.candidates(),
        sources: &mut sources,
        refused: BTreeMap::new(),
        build: &mut || cargo::build(krate, &after_folder, &build_folder, &seen),
    };
    let built = rounds.run()?;
    let (active, mut refused) = (rounds.active, rounds.refused);
    let after = run::run(krate, &after_folder, &built.binaries)?;

    let text = fs::read_to_string(&seen).map_err(|error| error.to_string())?;
    let compiled: BTreeSet<usize> = text.lines().filter_map(|line| line.parse().ok()).collect();
    refused.retain(|id, _| compiled.contains(id));
    let apart = sources.functions.iter().enumerate();
    let apart = apart.filter(|(id, function)| compiled.contains(id) && matches!(function.how, How::Not(_))).count();
    let lost: Vec<String> = passed(&before).difference(&passed(&after)).cloned().collect();
    eprintln!(
        "    {} functions compile, {} do not; {} tests lost",
        active.intersection(&compiled).count(),
        refused.len(),
        lost.len()
    );
    for name in &lost {
        eprintln!("    lost: {name}");
    }
    Ok(Outcome {
        functions: active.intersection(&compiled).count() + refused.len(),
        refused: refused.into_iter().map(|(id, refusal)| (sources.functions[id].clone(), refusal)).collect(),
        apart,
        before: passed(&before).len(),
        after: passed(&before).len() - lost.len(),
        lost,
    })
}

fn passed(results: &Results) -> BTreeSet<String> {
    results.iter().filter(|(_, passed)| **passed).map(|(name, _)| name.clone()).collect()
}

/// Makes the copy a workspace of its own, with more dependencies.
fn stand_alone(folder: &Path, dependencies: &str) -> Result<(), String> {
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).map_err(|error| format!("{}: {error}", manifest.display()))?;
    let workspace = if text.contains("[workspace]") { "" } else { "\n[workspace]\n" };
    let _ = fs::remove_file(folder.join("Cargo.lock"));
    cargo::write(&manifest, &format!("{text}{dependencies}{workspace}"))
}

/// Copies a folder; files that are the same are left alone, so that cargo sees nothing new.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else if entry.path().extension().is_none_or(|extension| extension != "rs") || !target.exists() {
            let _ = fs::remove_file(&target);
            fs::copy(entry.path(), &target).map_err(failed)?;
        }
    }
    Ok(())
}
