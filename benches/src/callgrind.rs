//! Instructions, counted by valgrind's callgrind. The benchmark starts itself again under it; there it runs each probe
//! once inside of [`measured`], after which callgrind writes what it has counted since the last time.

use crate::drive::{Probe, measured};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

/// The argument that says: this is the run under callgrind.
const ARGUMENT: &str = "--under-callgrind";
/// The function in which it counts.
const MEASURED: &str = "coropy_benches::drive::measured";
/// How often a probe runs, so that the first time weighs little.
const ROUNDS: u64 = 64;

/// Whether this process is the one that is watched.
pub fn is_watched() -> bool {
    env::args().any(|argument| argument == ARGUMENT)
}

/// What the watched process does.
pub fn run_watched<'a>(probes: impl Iterator<Item = &'a Probe>) {
    for probe in probes {
        measured(probe, ROUNDS);
    }
}

/// Instructions per resume of each probe.
///
/// # Errors
/// Says why there are none: valgrind is not installed, or does not do what is expected of it.
pub fn instructions<'a>(probes: impl Iterator<Item = &'a Probe>) -> Result<Vec<f64>, String> {
    let folder = env::temp_dir().join(format!("coropy-callgrind-{}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let counts = watch(&folder);
    let _ = fs::remove_dir_all(&folder);
    let counts = counts?;
    let probes: Vec<&Probe> = probes.collect();
    if counts.len() != probes.len() {
        return Err(format!("callgrind wrote {} counts for {} probes", counts.len(), probes.len()));
    }
    let per_resume = |(probe, count): (&&Probe, u64)| count as f64 / (probe.run)(ROUNDS).resumes as f64;
    Ok(probes.iter().zip(counts).map(per_resume).collect())
}

fn watch(folder: &Path) -> Result<Vec<u64>, String> {
    let out = folder.join("out");
    let this = env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(format!("--toggle-collect={MEASURED}"))
        // The stars make it another pattern: callgrind takes one option for each.
        .arg(format!("--dump-after=*{MEASURED}*"))
        .arg(this)
        .args(env::args().skip(1))
        .arg(ARGUMENT)
        .stdout(Stdio::null())
        .output();
    let output = output.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "valgrind is not installed".to_string(),
        _ => error.to_string(),
    })?;
    if !output.status.success() {
        return Err(format!("valgrind failed:\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    (1..).map(|part| dump(&out, part)).take_while(|path| path.exists()).map(|path| total(&path)).collect()
}

fn dump(out: &Path, part: usize) -> PathBuf {
    out.with_extension(part.to_string())
}

fn total(path: &Path) -> Result<u64, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    total.and_then(|total| total.trim().parse().ok()).ok_or_else(|| "a dump of callgrind's has no total".to_string())
}
