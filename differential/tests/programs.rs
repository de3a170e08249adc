//! Every program of `programs/`, a test each; the modules and the tests are written by `build.rs`.
#![allow(
    missing_docs,
    unreachable_pub,
    reason = "the programs are written to be short; each one's head comment says what it checks"
)]
#![allow(
    clippy::all,
    clippy::undocumented_unsafe_blocks,
    reason = "the programs are odd on purpose: they write what people should not, but may"
)]

use asyncio::warnings::{Action, simplefilter};
use coropy_differential::{Program, compare, drive::start};
use std::path::{Path, PathBuf};
use std::process::Command;

include!(concat!(env!("OUT_DIR"), "/programs.rs"));

/// How much of the suite is compared: what the attribute does not take yet stands in `programs/unsupported.txt`.
#[test]
fn how_many_are_supported() {
    println!("{} of {} programs are compared", SUPPORTED.len(), SUPPORTED.len() + UNSUPPORTED.len());
    for (name, reason, _) in UNSUPPORTED {
        println!("not yet: {name}: {reason}");
    }
}

// Edition 2018 compiles this file too, whose `panic!` knows no `{name}`.

/// What `programs/unsupported.txt` lists is refused, and for the reason that it gives. So does nothing stay there that works.
#[test]
fn what_is_unsupported_is_refused() {
    for (name, reason, path) in UNSUPPORTED {
        let said = compile(name, path);
        let Err(errors) = said else { panic!("{} compiles: take it out of programs/unsupported.txt", name) };
        assert!(errors.contains(reason), "{} is refused for another reason than `{}`:\n{}", name, reason, errors);
    }
}

/// What is compiled for that is compiled as it should be: one that is supported is no error.
#[test]
fn what_is_supported_is_not_refused() {
    let programs = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [programs.join("programs"), programs.join("../programs")];
    let folder = folders.iter().find(|folder| folder.is_dir()).expect("the folder of programs");
    let name = SUPPORTED[0];
    let path = folder.join(name).with_extension("rs");
    compile(name, path.to_str().expect("a path in UTF-8")).unwrap_or_else(|errors| panic!("{}:\n{}", name, errors));
}

/// How large the objects are beside the native futures, the worst last. With debug assertions an object also knows where it was
/// called; `CARGO_PROFILE_DEV_DEBUG_ASSERTIONS=false` leaves that out.
#[test]
fn on_average_no_larger_than_natively() {
    simplefilter(Action::Ignore);
    let mut sizes: Vec<(f64, &str, [usize; 2])> = SIZES
        .iter()
        .map(|(name, sizes)| (name, sizes()))
        .filter(|(_, [native, _])| *native > 1)
        .map(|(name, [native, ours])| (ours as f64 / native as f64, *name, [native, ours]))
        .collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (ratio, name, [native, ours]) in &sizes {
        println!("{:5.2} {:5} {:5} {}", ratio, native, ours, name);
    }
    let mean = (sizes.iter().map(|(ratio, ..)| ratio.ln()).sum::<f64>() / sizes.len() as f64).exp();
    let larger = sizes.iter().filter(|(ratio, ..)| *ratio > 1.0).count();
    println!("geometric mean {:.3}; {} of {} are larger", mean, larger, sizes.len());
    let most = if cfg!(debug_assertions) { 1.1 } else { 1.0 };
    assert!(mean <= most, "a geometric mean of {:.3}, beside native", mean);
}

/// Compiles one program under the attribute, with what this test was compiled with. Gives what rustc says, if it refuses it.
fn compile(name: &str, path: &str) -> Result<(), String> {
    let test = std::env::current_exe().expect("a test knows where it is");
    let deps = test.parent().expect("a folder");
    let crates: Vec<(String, PathBuf)> =
        ["asyncio", "coropy_differential", "futures", "tokio"].map(|name| (name.to_owned(), newest(deps, name))).into();
    let text = format!(
        "#![allow(warnings)]\nmod ours {{\n    pub(crate) use {{coropy_differential::prelude::*, asyncio::coroutine as co}};\n    \
         #[path = {path:?}]\n    pub(crate) mod program;\n}}\nfn main() {{ drop(coropy_differential::start(ours::program::main())); }}\n"
    );
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name.replace('/', "_"));
    std::fs::create_dir_all(&folder).expect("a folder for what is compiled");
    let main = folder.join("main.rs");
    std::fs::write(&main, text).expect("a file can be written");
    let output = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .args(["--edition", edition(), "--emit=obj", "--out-dir"])
        .args([&folder, &main])
        .arg("-L")
        .arg(format!("dependency={}", deps.display()))
        .args(crates.iter().map(|(name, path)| format!("--extern={name}={}", path.display())))
        .output()
        .expect("rustc runs");
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

/// A library among what was compiled. Of several, the newest is that of the code as it is.
fn newest(deps: &Path, name: &str) -> PathBuf {
    let is_library = |path: &PathBuf| {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        file.starts_with(&format!("lib{name}-")) && file.ends_with(".rlib")
    };
    let files = std::fs::read_dir(deps).expect("a folder can be read").map(|entry| entry.expect("an entry").path());
    let made = |path: &PathBuf| path.metadata().and_then(|data| data.modified()).expect("a file says when it was made");
    files.filter(is_library).max_by_key(made).unwrap_or_else(|| panic!("no library {}", name))
}

fn edition() -> &'static str {
    env!("CARGO_PKG_NAME").rsplit('-').next().filter(|last| last.starts_with("20")).unwrap_or("2024")
}

fn check(program: &Program) {
    // Half of the programs drop coroutines that nobody awaits, to see what becomes of the arguments.
    simplefilter(Action::Ignore);
    let known = include_str!("../programs/defects.txt")
        .lines()
        .filter_map(|line| line.split_once(" ("))
        .any(|(name, rest)| name == program.name && rest.starts_with(edition()));
    match (compare(program), known) {
        (Err(difference), false) => panic!("{}", difference),
        (Ok(_), true) => panic!("{} is as native now: take it out of programs/defects.txt", program.name),
        _ => {}
    }
}
