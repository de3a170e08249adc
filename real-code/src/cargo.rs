//! Calls cargo: fetches a crate, builds one, and reads what rustc says.

use crate::crates::Crate;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// An error of rustc.
pub struct Error {
    /// `E0382`; none where a macro reports it.
    pub code: Option<String>,
    pub message: String,
    /// As rustc prints it.
    pub rendered: String,
    /// Where it points: files relative to the crate's folder and bytes in them. Nearest first: the primary places, then
    /// those of the macro calls around them, then what labels and notes point at.
    pub places: Vec<(PathBuf, usize)>,
}

/// A test binary.
pub struct Binary {
    /// `tests/client`, `lib`, …
    pub target: String,
    pub executable: PathBuf,
}

pub struct Built {
    pub errors: Vec<Error>,
    pub binaries: Vec<Binary>,
    /// Cargo's exit code was 0.
    pub success: bool,
    /// What cargo itself said.
    pub stderr: String,
}

/// Fetches a crate with cargo; the answer is the folder in which cargo keeps its source.
pub fn fetch(krate: &Crate, folder: &Path) -> Result<PathBuf, String> {
    let Crate { name, version, .. } = krate;
    let manifest = format!(
        "[package]\nname = \"fetch\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n[dependencies]\n{name} = \"={version}\"\n"
    );
    write(&folder.join("Cargo.toml"), &manifest)?;
    write(&folder.join("src/lib.rs"), "")?;
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1"])
        .current_dir(folder)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    let metadata: Value =
        serde_json::from_slice(&output.stdout).map_err(|_| format!("cargo cannot fetch {name} {version}"))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let mut of_it = packages.filter(|package| package["name"] == *name && package["version"] == *version);
    let manifest = of_it.next().and_then(|package| package["manifest_path"].as_str());
    let folder = manifest.and_then(|manifest| Path::new(manifest).parent());
    folder.map(Path::to_owned).ok_or(format!("cargo has fetched no {name} {version}"))
}

/// Builds the tests of the crate in `folder`; they are not run.
pub fn build(krate: &Crate, folder: &Path, target: &Path, seen: &Path) -> Result<Built, String> {
    let mut command = Command::new(env!("CARGO"));
    command.args(["test", "--no-run", "--no-fail-fast", "--message-format=json", "--quiet"]).args(krate.targets);
    if krate.no_default_features {
        command.arg("--no-default-features");
    }
    if !krate.features.is_empty() {
        command.arg("--features").arg(krate.features.join(","));
    }
    command
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_TEST_DEBUG", "0")
        .env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback")
        .env("RUSTFLAGS", krate.rustflags)
        .env("COROPY_REAL_CODE_SEEN", seen);
    let output = command.output().map_err(|error| format!("cargo test: {error}"))?;
    let mut built = Built {
        errors: vec![],
        binaries: vec![],
        success: output.status.success(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    };
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        if message["reason"] == "compiler-message" && is_here(&message, folder) {
            built.errors.extend(error(&message["message"], folder));
        } else if message["reason"] == "compiler-artifact" && is_here(&message, folder) {
            built.binaries.extend(binary(&message));
        }
    }
    Ok(built)
}

/// Whether a message is about the crate itself, and not about one that it depends on.
fn is_here(message: &Value, folder: &Path) -> bool {
    message["manifest_path"].as_str().is_some_and(|manifest| Path::new(manifest) == folder.join("Cargo.toml"))
}

fn binary(message: &Value) -> Option<Binary> {
    let executable = message["executable"].as_str().filter(|_| message["profile"]["test"] == true)?;
    let kind = message["target"]["kind"][0].as_str().unwrap_or_default();
    let name = message["target"]["name"].as_str().unwrap_or_default();
    Some(Binary { target: format!("{kind} {name}"), executable: executable.into() })
}

fn error(message: &Value, folder: &Path) -> Option<Error> {
    if message["level"] != "error" {
        return None;
    }
    let text = message["message"].as_str()?.to_owned();
    if text.starts_with("aborting due to") || text.starts_with("could not compile") {
        return None;
    }
    let mut places = vec![];
    let spans = || message["spans"].as_array().into_iter().flatten();
    for span in spans().filter(|span| span["is_primary"] == true).chain(spans()) {
        outwards(span, folder, &mut places);
    }
    for child in message["children"].as_array().into_iter().flatten() {
        for span in child["spans"].as_array().into_iter().flatten() {
            outwards(span, folder, &mut places);
        }
    }
    Some(Error {
        code: message["code"]["code"].as_str().map(str::to_owned),
        message: text,
        rendered: message["rendered"].as_str().unwrap_or_default().to_owned(),
        places,
    })
}

/// A place, and those of the macro calls that it comes from.
fn outwards(span: &Value, folder: &Path, places: &mut Vec<(PathBuf, usize)>) {
    let mut span = span;
    while let Some(file) = span["file_name"].as_str() {
        let file = Path::new(file);
        let file = file.strip_prefix(folder).unwrap_or(file);
        places.push((file.to_owned(), span["byte_start"].as_u64().unwrap_or_default() as usize));
        span = &span["expansion"]["span"];
    }
}

pub fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}
