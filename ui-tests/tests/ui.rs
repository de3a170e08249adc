//! Compiles each file under `fail/` and compares what rustc prints with the `.stderr` beside it.
//!
//! Those under `fail/soundness/` are programs that rustc rejects without the attribute too. So that none is rejected for
//! another reason than the one it names, two more versions of each are compiled: the native one, which must fail with the
//! error of the file's first line, and one that is repaired as the second line says, which must compile under the attribute.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What rustc prints differs from version to version; what is compared is what the pinned one prints.
const PINNED: &str = "rustc 1.95.";

const ATTRIBUTE: &str = "#[asyncio::coroutine]";

#[test]
fn misuses_do_not_compile() {
    if !is_pinned() {
        return;
    }
    let cases = trybuild::TestCases::new();
    for topic in ["attribute", "await", "borrow", "moves", "recursion", "run", "soundness", "usage"] {
        cases.compile_fail(format!("fail/{topic}/*.rs"));
    }
    let repaired = soundness().map(|case| (case.name, case.head + &case.body.replacen(&case.wrong, &case.right, 1)));
    cases.pass(write_all("repaired", repaired));
}

#[test]
fn unsound_programs_do_not_compile_natively() {
    if !is_pinned() {
        return;
    }
    let cases: Vec<Case> = soundness().collect();
    assert!(cases.len() >= 40, "only {} cases", cases.len());
    let native =
        cases.iter().map(|case| (case.name.clone(), format!("{}{}", case.head, case.body).replace(ATTRIBUTE, "")));
    let main = write_all("native", native);
    let output = Command::new(rustc())
        .args(["--edition=2024", "--emit=metadata", "--error-format=short", "--out-dir"])
        .args([main.parent().expect("a folder"), &main])
        .output()
        .expect("rustc runs");
    assert!(!output.status.success());
    let errors = String::from_utf8_lossy(&output.stderr);
    for Case { name, error, .. } in &cases {
        let file = format!("{name}.rs:");
        let own: Vec<&str> = errors.lines().filter(|line| line.contains(&file) && line.contains(" error")).collect();
        let expected =
            |line: &&str| line.contains(&format!("error[{error}]: ")) || line.contains(&format!("error: {error}"));
        assert!(own.iter().any(expected), "{name}: natively {error} was expected, got {own:#?}");
    }
}

/// A file under `fail/soundness/`.
struct Case {
    name: String,
    /// The code of the native error, or its first words if it has none.
    error: String,
    wrong: String,
    right: String,
    /// The comment at its top, and the rest.
    head: String,
    body: String,
}

/// `//! E0382: …`, then ``//! Instead of `wrong`: `right`.``
fn soundness() -> impl Iterator<Item = Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fail/soundness");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    paths.sort();
    paths.into_iter().map(|path| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a case can be read");
        let at = text.find("\n\n").unwrap_or_else(|| panic!("{name}: its head ends with an empty line"));
        let (head, body) = text.split_at(at);
        let mut lines = head.lines();
        let error = lines.next().and_then(|line| line.strip_prefix("//! ")?.split_once(": "));
        let repair =
            lines.next().and_then(|line| line.strip_prefix("//! Instead of `")?.strip_suffix("`.")?.split_once("`: `"));
        let ((error, _), (wrong, right)) =
            error.zip(repair).unwrap_or_else(|| panic!("{name}: its head says why and what instead"));
        assert_eq!(body.matches(wrong).count(), 1, "{name}: what is wrong stands there once");
        Case {
            error: error.into(),
            wrong: wrong.into(),
            right: right.into(),
            head: head.into(),
            body: body.into(),
            name,
        }
    })
}

/// Writes a crate with a module for each case. Gives its main file.
fn write_all(version: &str, cases: impl Iterator<Item = (String, String)>) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(version);
    fs::create_dir_all(&folder).expect("the target folder can be written to");
    let mut main = String::from("#![allow(warnings)]\n");
    for (name, text) in cases {
        let path = folder.join(format!("{name}.rs"));
        fs::write(&path, text).expect("a case can be written");
        main += &format!("#[path = {path:?}]\nmod {name};\n");
    }
    main += "fn main() {}\n";
    let path = folder.join("main.rs");
    fs::write(&path, main).expect("the crate can be written");
    path
}

fn rustc() -> std::ffi::OsString {
    std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

fn is_pinned() -> bool {
    let version = Command::new(rustc()).arg("--version").output().expect("rustc runs").stdout;
    let version = String::from_utf8_lossy(&version);
    let pinned = version.starts_with(PINNED);
    if !pinned {
        eprintln!("skipped: the messages are compared as {PINNED}x prints them, and this is {version}");
    }
    pinned
}
