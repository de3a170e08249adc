//! What rustc says of a mistake in a coroutine is what it says of it in a native `async fn`: as many errors and warnings, of
//! the same kinds, at the same places.
//!
//! Each file under `native/` is full of mistakes, one a function. It is compiled twice, without the attribute and with it,
//! and then twice again with a local at the beginning of each body that is borrowed across an await, so that the coroutine
//! has places. What is compared is the level, the code and where the first token is. `native/known.txt` says which functions
//! differ, and why; a function that does not differ any more has to be taken out of there. All this is done once as `cargo build`
//! would have it, and once as `cargo check`, which has a list of its own, `native/known_checked.txt`.
//!
//! One file alone: `NATIVE=types cargo test -p coropy-ui-tests --test native`; it prints what differs, listed or not.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PINNED: &str = "rustc 1.95.";
const ATTRIBUTE: &str = "#[asyncio::coroutine]";
/// Makes places, in the line of the opening brace.
const ANCHORED: &str =
    " let anchor = String::new(); let anchored = &anchor; ::std::future::ready(()).await; let _: &str = anchored;";
/// Nothing of an expansion is to be seen, but for the traits of `?`.
const GENERATED: &[&str] =
    &["__asyncio", "Frame<", "Saved<", "StateMachine", "use<", "attribute macro `asyncio", "coropy_", "NoSuchMethod"];

/// The cases of `fail/` that are refused only where code is made: of what the step alone tells, without having asked.
const ONLY_BUILT: &[&str] = &[
    "moves/moved_by_name.rs",
    "moves/temporary_that_map_borrows.rs",
    "recursion/of_each_other.rs",
    "usage/name_of_a_primitive.rs",
];

/// Level, code (or text), line, column.
type Message = (String, String, u64, u64);

#[test]
fn a_build_says_the_same_as_natively() {
    compare(false, "known.txt");
}

#[test]
fn a_check_says_the_same_as_natively() {
    compare(true, "known_checked.txt");
}

/// Each case of what does not compile, save those in which rustc has nothing to find before it makes code.
#[test]
fn a_check_refuses_what_a_build_does() {
    if !is_pinned() {
        return;
    }
    let library = Library::build(true);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fail");
    let (mut cases, mut accepted) = (0, vec![]);
    for topic in files(&folder) {
        for case in files(&topic).into_iter().filter(|file| file.extension().is_some_and(|own| own == "rs")) {
            let text = fs::read_to_string(&case).expect("a case can be read");
            cases += 1;
            let messages = library.compile_as("bin", "case", &text);
            if !messages.iter().any(|((level, ..), _)| level == "error") {
                accepted.push(case.strip_prefix(&folder).expect("it is inside").display().to_string());
            }
        }
    }
    assert!(cases > 200, "only {cases} cases");
    assert_eq!(accepted, ONLY_BUILT);
}

/// What the entries of a folder are, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries.collect();
    files.sort();
    files
}

fn compare(is_check: bool, list: &str) {
    if !is_pinned() {
        return;
    }
    let library = Library::build(is_check);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("native");
    let only = std::env::var("NATIVE").ok();
    let known = known(&folder.join(list));
    let mut files = files(&folder);
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let (mut compared, mut differing, mut report) = (0, BTreeSet::new(), String::new());
    for file in files {
        let topic = file.file_stem().expect("a name").to_string_lossy().into_owned();
        if only.as_ref().is_some_and(|only| *only != topic) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a program can be read");
        for (mode, text) in [("", text.clone()), (" with places", with_places(&text))] {
            let native = library.compile(&format!("{topic}_native"), &text.replace(ATTRIBUTE, ""));
            let ours = library.compile(&format!("{topic}_ours"), &text);
            let (native, ours) = (by_function(&text, native), by_function(&text, ours));
            let names: BTreeSet<&String> = native.keys().chain(ours.keys()).collect();
            assert!(names.len() > 10, "{topic}: only {} functions have mistakes", names.len());
            for name in names {
                compared += 1;
                let none = Said::default();
                let difference = difference(native.get(name).unwrap_or(&none), ours.get(name).unwrap_or(&none));
                if !difference.is_empty() {
                    let listed = known.contains_key(&format!("{topic}/{name}"));
                    differing.insert(format!("{topic}/{name}"));
                    if !listed || only.is_some() {
                        report += &format!("{topic}/{name}{mode}:\n{difference}");
                    }
                }
            }
        }
    }
    println!("{compared} compared, {} functions differ", differing.len());
    assert!(report.is_empty(), "{report}");
    let mended: Vec<&String> = known.keys().filter(|name| only.is_none() && !differing.contains(*name)).collect();
    assert!(mended.is_empty(), "these are as natively now, take them out of {list}: {mended:#?}");
}

/// What was said of a function, and whether something of it speaks of what is generated.
#[derive(Default)]
struct Said {
    messages: Vec<Message>,
    generated: Vec<String>,
}

fn difference(native: &Said, ours: &Said) -> String {
    let mut text = String::new();
    let mut rest = ours.messages.clone();
    for message in &native.messages {
        match rest.iter().position(|other| other == message) {
            Some(at) => drop(rest.remove(at)),
            None => text += &format!("    natively only: {}\n", show(message)),
        }
    }
    rest.iter().for_each(|message| text += &format!("    ours only: {}\n", show(message)));
    ours.generated.iter().for_each(|line| text += &format!("    speaks of what is generated: {line}\n"));
    text
}

fn show((level, code, line, column): &Message) -> String {
    format!("{level} {code}, {line}:{column}")
}

/// The bodies of the functions under the attribute, each with a local in a place.
fn with_places(text: &str) -> String {
    let mut is_ours = false;
    let lines = text.lines().map(|line| {
        is_ours |= line.contains(ATTRIBUTE);
        if is_ours && line.contains("fn ") {
            is_ours = false;
            if line.ends_with('{') {
                return format!("{line}{ANCHORED}\n");
            }
        }
        format!("{line}\n")
    });
    lines.collect()
}

/// Tells messages apart by the function that they are in: the last one that begins before them, attributes included.
fn by_function(text: &str, messages: Vec<(Message, String)>) -> BTreeMap<String, Said> {
    let mut functions = BTreeMap::new();
    let mut begin = None;
    for (line, code) in (1..).zip(text.lines()) {
        if code.contains(ATTRIBUTE) {
            begin = Some(line);
        }
        if let Some((_, rest)) = code.split_once("fn ")
            && let Some(begin) = begin.take()
        {
            let name = rest.split(['(', '<']).next().unwrap_or_default();
            functions.insert(begin, name.to_owned());
        }
    }
    let mut found: BTreeMap<String, Said> = BTreeMap::new();
    for (message, rendered) in messages {
        let name = functions.range(..=message.2).next_back().map_or("", |(_, name)| name);
        let said = found.entry(name.to_owned()).or_default();
        said.messages.push(message);
        let lines = rendered.lines().filter(|line| GENERATED.iter().any(|word| line.contains(word)));
        said.generated.extend(lines.map(str::to_owned));
    }
    found
}

/// `topic/function: why it differs`
fn known(path: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(path).expect("the list can be read");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| line.split_once(": ").unwrap_or_else(|| panic!("{line}: a name and a reason")))
        .map(|(name, reason)| (name.to_owned(), reason.to_owned()))
        .collect()
}

/// The library, built.
struct Library {
    file: PathBuf,
    dependencies: PathBuf,
    folder: PathBuf,
    is_check: bool,
}

impl Library {
    /// Cargo builds it, unless it has, and says where it is.
    fn build(is_check: bool) -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["build", "--quiet", "--package", "coropy", "--features", "event-loop", "--message-format", "json"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .expect("cargo runs");
        let text = String::from_utf8_lossy(&output.stdout);
        let is_library = |file: &&str| file.ends_with(".rlib") && file.contains("libasyncio");
        let file = text
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .flat_map(|message| message["filenames"].as_array().cloned().unwrap_or_default())
            .find_map(|file| file.as_str().filter(is_library).map(PathBuf::from))
            .expect("cargo says where the library is");
        let dependencies = file.parent().expect("a folder").join("deps");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(if is_check { "said_by_check" } else { "said" });
        fs::create_dir_all(&folder).expect("the target folder can be written to");
        Library { file, dependencies, folder, is_check }
    }

    /// What rustc says of a crate, each message with its whole text.
    fn compile(&self, name: &str, text: &str) -> Vec<(Message, String)> {
        self.compile_as("lib", name, text)
    }

    fn compile_as(&self, kind: &str, name: &str, text: &str) -> Vec<(Message, String)> {
        let path = self.folder.join(format!("{name}.rs"));
        fs::write(&path, text).expect("a program can be written");
        // Without cargo, rustc asked for metadata alone is taken to build something.
        let mut command = Command::new(rustc());
        match self.is_check {
            true => command.env("CARGO", "cargo"),
            false => command.env_remove("CARGO"),
        };
        let output = command
            .args(["--edition=2024", "--crate-type", kind, "--emit=metadata", "--error-format=json", "--out-dir"])
            .args([self.folder.as_path(), &path])
            .arg("-L")
            .arg([OsString::from("dependency="), self.dependencies.clone().into()].into_iter().collect::<OsString>())
            .arg("--extern")
            .arg([OsString::from("asyncio="), self.file.clone().into()].into_iter().collect::<OsString>())
            .output()
            .expect("rustc runs");
        let lines = String::from_utf8_lossy(&output.stderr);
        let messages = lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("rustc prints JSON"));
        messages.filter_map(|message| located(&message, &path)).collect()
    }
}

/// A message with a place in the file; what only counts the others has none.
fn located(message: &Value, path: &Path) -> Option<(Message, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let file = path.to_string_lossy();
    let mut place = message["spans"].as_array()?.iter().find(|span| span["is_primary"] == true)?;
    // Inside of a macro of std, it is the call.
    while place["file_name"] != *file && !place["expansion"].is_null() {
        place = &place["expansion"]["span"];
    }
    let code = if message["code"].is_null() { text(&message["message"]) } else { text(&message["code"]["code"]) };
    let line = place["line_start"].as_u64()?;
    let column = place["column_start"].as_u64()?;
    Some(((text(&message["level"]), code, line, column), text(&message["rendered"])))
}

fn rustc() -> OsString {
    std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())
}

fn is_pinned() -> bool {
    let version = Command::new(rustc()).arg("--version").output().expect("rustc runs").stdout;
    let version = String::from_utf8_lossy(&version);
    let pinned = version.starts_with(PINNED);
    if !pinned {
        eprintln!("skipped: messages are compared as {PINNED}x prints them, and this is {version}");
    }
    pinned
}
