//! Compiles each file under `fail/` and compares what rustc prints with the `.stderr` beside it.

use std::process::Command;

/// What rustc prints differs from version to version; what is compared is what the pinned one prints.
const PINNED: &str = "rustc 1.95.";

#[test]
fn misuses_do_not_compile() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().expect("rustc runs").stdout;
    let version = String::from_utf8_lossy(&version);
    if !version.starts_with(PINNED) {
        eprintln!("skipped: the messages are compared as {PINNED}x prints them, and this is {version}");
        return;
    }
    let cases = trybuild::TestCases::new();
    for topic in ["attribute", "await", "borrow", "moves", "run", "usage"] {
        cases.compile_fail(format!("fail/{topic}/*.rs"));
    }
}
