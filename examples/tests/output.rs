//! Runs every example and compares all that it prints.

use std::path::PathBuf;
use std::process::Command;

/// What an example printed, with the addresses of objects as `0x…`.
#[derive(Debug, PartialEq)]
struct Printed {
    stdout: String,
    stderr: String,
}

#[track_caller]
fn prints(example: &str, stdout: &str, stderr: &str) {
    let output = Command::new(program(example)).env("COROPY_WARNINGS", "default").output().expect("the example runs");
    assert!(output.status.success(), "{output:?}");
    let printed = Printed { stdout: normalised(&output.stdout), stderr: normalised(&output.stderr) };
    assert_eq!(printed, Printed { stdout: stdout.to_owned(), stderr: stderr.to_owned() });
}

/// The program that cargo has built: `cargo test` builds examples too, but for `cargo test --test output`.
fn program(example: &str) -> PathBuf {
    let test = std::env::current_exe().expect("this program has a path");
    let target = test.parent().and_then(|deps| deps.parent()).expect("it lies in target/debug/deps");
    let program = target.join("examples").join(format!("{example}{}", std::env::consts::EXE_SUFFIX));
    assert!(program.exists(), "{} is missing: run `cargo build --examples` first", program.display());
    program
}

fn normalised(printed: &[u8]) -> String {
    let printed = String::from_utf8_lossy(printed);
    let mut parts = printed.split("0x");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text += "0x…";
        text += part.trim_start_matches(|digit: char| digit.is_ascii_hexdigit());
    }
    text
}

#[test]
fn regular_function() {
    prints("regular_function", "100\n", "");
}

#[test]
fn coroutine_object() {
    prints(
        "coroutine_object",
        "<coroutine object square at 0x…>\n",
        "sys:1: RuntimeWarning: coroutine 'square' was never awaited\n",
    );
}

#[test]
fn forgotten_await() {
    prints(
        "forgotten_await",
        "<coroutine object square at 0x…>\n",
        "examples/forgotten_await.rs:20: RuntimeWarning: coroutine 'square' was never awaited\n  let result = square(10);\n",
    );
}

#[test]
fn asyncio_run() {
    prints("asyncio_run", "100\n", "");
}

#[test]
fn older_way() {
    prints("older_way", "100\n", "");
}

#[test]
fn tutorial() {
    prints("tutorial", "x=100\ny=25\ntotal=125\n", "");
}

#[test]
fn script() {
    prints("script", "x=100\ny=25\ntotal=125\n", "");
}

#[test]
fn overlap() {
    prints(
        "overlap",
        "Anna falls asleep\nBen falls asleep\nCleo falls asleep\nAnna wakes up\nBen wakes up\nCleo wakes up\n\
         Anna, Ben, Cleo: three sleeps of 1 s finished in 1 s\n",
        "",
    );
}

#[test]
fn on_tokio() {
    prints("on_tokio", "on this thread: 125\non another thread: 125\n", "");
}
