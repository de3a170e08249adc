//! Runs test binaries, and reads which tests passed.

use crate::cargo::Binary;
use crate::crates::Crate;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// For how long a binary may run.
const PATIENCE: Duration = Duration::from_secs(240);

/// Whether each test passed, by target and name. Ignored tests are left out.
pub type Results = BTreeMap<String, bool>;

pub fn run(krate: &Crate, folder: &Path, binaries: &[Binary]) -> Result<Results, String> {
    let mut results = Results::new();
    for binary in binaries {
        // Apart: what is written to stderr may come into the middle of a line that says what has passed.
        let [log, errors] =
            ["log", "errors.log"].map(|kind| folder.join(format!("{}.{kind}", binary.target.replace(' ', "-"))));
        let create = |path: &Path| File::create(path).map_err(|error| format!("{}: {error}", path.display()));
        let mut command = Command::new(&binary.executable);
        for name in krate.skip {
            command.args(["--skip", name]);
        }
        let mut child = command
            .current_dir(folder)
            .env("CARGO_MANIFEST_DIR", folder)
            .stdout(create(&log)?)
            .stderr(create(&errors)?)
            .spawn()
            .map_err(|error| format!("{}: {error}", binary.executable.display()))?;
        let started = Instant::now();
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break Some(status),
                Ok(None) if started.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(20)),
                _ => {
                    eprintln!("    {} hangs and is ended, see {}", binary.target, log.display());
                    let _ = child.kill();
                    let _ = child.wait();
                    break None;
                }
            }
        };
        let output = std::fs::read(&log).map_err(|error| format!("{}: {error}", log.display()))?;
        let of_binary = read(&String::from_utf8_lossy(&output));
        if of_binary.is_empty() && status.is_some_and(|status| !status.success()) {
            results.insert(binary.target.clone(), false);
        }
        results.extend(of_binary.into_iter().map(|(name, passed)| (format!("{} {name}", binary.target), passed)));
    }
    Ok(results)
}

/// Reads lines like `test net::reads ... ok`.
fn read(output: &str) -> Results {
    let lines = output.lines().filter_map(|line| line.split_once(" ... "));
    lines
        .filter_map(|(name, outcome)| {
            let name = name.split("test ").last()?.trim_end_matches(" - should panic").to_owned();
            match outcome {
                "ok" => Some((name, true)),
                outcome if outcome.starts_with("FAILED") => Some((name, false)),
                _ => None,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read() {
        let output = "running 4 tests\ntest a::b ... ok\nnoise test c - should panic ... ok\ntest d ... FAILED\ntest e ... ignored\n";
        let expected = [("a::b", true), ("c", true), ("d", false)].map(|(name, passed)| (name.to_owned(), passed));
        assert_eq!(read(output), Results::from(expected));
    }
}
