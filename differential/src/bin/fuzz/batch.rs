//! Many programs as one crate: written, built, run, each in a process of its own.
//!
//! A program that does not compile is left out and the crate built again: first only its version under the attribute is
//! left out; if the errors stay, it is the generator that has written something that rustc refuses.
use coropy_differential::generate::{Choices, Features, program};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What came of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Both versions do the same.
    Same,
    /// They do not; both traces.
    Differs(String),
    /// The attribute does not take it: the first error.
    Refused(String),
    /// rustc does not take it natively: a defect of the generator.
    Invalid(String),
}

impl Outcome {
    /// For counting.
    pub fn word(&self) -> &'static str {
        match self {
            Outcome::Same => "same",
            Outcome::Differs(_) => "different",
            Outcome::Refused(_) => "refused",
            Outcome::Invalid(_) => "invalid",
        }
    }
}

/// Waits until no other of these programs works in the target folder: it would write over what this one compares. The folder is
/// this one's as long as the file lives.
pub fn alone() -> File {
    let folder = target_folder().join("differential-fuzz");
    fs::create_dir_all(&folder).expect("the target folder can be written to");
    let lock = File::create(folder.join("lock")).expect("the target folder can be written to");
    if lock.try_lock().is_err() {
        eprintln!("another fuzz runs in this target folder: waiting for its end");
        lock.lock().expect("a file can be locked");
    }
    lock
}

/// Programs that are compiled together.
pub struct Batch {
    folder: PathBuf,
    edition: u16,
    count: usize,
    /// The first error of a program that is left out.
    refused: BTreeMap<usize, String>,
    invalid: BTreeMap<usize, String>,
}

impl Batch {
    /// Writes the programs.
    pub fn new(lists: &[Vec<u8>], features: Features) -> Self {
        let folder = target_folder().join("differential-fuzz");
        let sources = folder.join("src");
        let _ = fs::remove_dir_all(&sources);
        fs::create_dir_all(&sources).expect("the target folder can be written to");
        for (index, list) in lists.iter().enumerate() {
            let text = program(Choices::of_list(list.clone()), features);
            fs::write(sources.join(format!("p{index}.rs")), text).expect("a program can be written");
        }
        let batch = Batch {
            folder,
            edition: features.edition,
            count: lists.len(),
            refused: BTreeMap::new(),
            invalid: BTreeMap::new(),
        };
        batch.write_manifest();
        batch
    }

    /// Leaves out all versions under the attribute.
    pub fn natively(mut self, natively: bool) -> Self {
        if natively {
            self.refused = (0..self.count).map(|index| (index, "left out".into())).collect();
        }
        self.settle();
        self
    }

    /// Builds and runs them.
    pub fn run(mut self) -> Vec<Outcome> {
        let built = self.build();
        (0..self.count)
            .map(|index| match (self.invalid.get(&index), self.refused.get(&index)) {
                (Some(error), _) => Outcome::Invalid(error.clone()),
                (_, Some(error)) => Outcome::Refused(error.clone()),
                _ if built => self.run_one(index),
                _ => Outcome::Invalid("the batch does not build".into()),
            })
            .collect()
    }

    /// Builds without what does not compile; says whether it has come to an end.
    fn build(&mut self) -> bool {
        for _ in 0..20 {
            let Err(errors) = self.try_build() else { return true };
            let mut found = false;
            for (index, error) in errors_of_programs(&errors) {
                let list = if self.known_refused(index) { &mut self.invalid } else { &mut self.refused };
                list.entry(index).or_insert(error);
                found = true;
            }
            self.settle();
            if !found {
                let ours = (0..self.count).filter(|index| !self.known_refused(*index)).collect();
                if !self.refuse_without_a_name(ours, &errors) {
                    println!("{errors}");
                    return false;
                }
            }
        }
        false
    }

    fn try_build(&self) -> Result<(), String> {
        self.write_main();
        let output = cargo()
            .args(["build", "--offline", "--quiet", "--message-format=short"])
            .current_dir(&self.folder)
            .output()
            .expect("cargo runs");
        match output.status.success() {
            true => Ok(()),
            false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        }
    }

    /// Leaves out those of `suspects` without which it builds, halving, as the errors name none of them: those are of constants
    /// that are evaluated late. Says whether there are any.
    fn refuse_without_a_name(&mut self, suspects: Vec<usize>, errors: &str) -> bool {
        if suspects.is_empty() {
            return false;
        }
        let refused = self.refused.clone();
        let others = (0..self.count).filter(|index| !suspects.contains(index));
        self.refused.extend(others.map(|index| (index, String::new())));
        let built = self.try_build();
        self.refused = refused;
        let Err(later) = built else { return false };
        if let [culprit] = suspects[..] {
            self.refused.insert(culprit, later.lines().next().unwrap_or(errors).into());
            self.settle();
            return true;
        }
        let (left, right) = suspects.split_at(suspects.len() / 2);
        let left = self.refuse_without_a_name(left.to_vec(), errors);
        self.refuse_without_a_name(right.to_vec(), errors) || left
    }

    /// Whether it was left out already in the build that has just failed.
    fn known_refused(&self, index: usize) -> bool {
        self.left_out().contains(&index)
    }

    fn left_out(&self) -> Vec<usize> {
        let text = fs::read_to_string(self.folder.join("src/left_out.txt")).unwrap_or_default();
        text.lines().filter_map(|line| line.parse().ok()).collect()
    }

    /// Notes for the next build what is left out of it.
    fn settle(&self) {
        let text: String = self.refused.keys().map(|index| format!("{index}\n")).collect();
        fs::write(self.folder.join("src/left_out.txt"), text).expect("the list can be written");
    }

    fn run_one(&self, index: usize) -> Outcome {
        let program = target_folder().join("differential-fuzz/target/debug/differential-fuzz");
        let output = Command::new(program).arg(index.to_string()).output().expect("the batch runs");
        if output.status.success() {
            return Outcome::Same;
        }
        let text = [output.stdout, output.stderr].concat();
        Outcome::Differs(format!("{}\n{}", output.status, String::from_utf8_lossy(&text)))
    }

    fn write_manifest(&self) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
        let text = format!(
            "[package]\nname = \"differential-fuzz\"\nversion = \"0.0.0\"\nedition = \"{}\"\n\n[workspace]\n\n\
             [dependencies]\n\
             asyncio = {{ package = \"coropy\", path = {:?}, default-features = false }}\n\
             coropy-differential = {{ path = {:?} }}\n\
             coropy-differential-native = {{ path = {:?} }}\n\n\
             [profile.dev]\ndebug = false\nincremental = false\n",
            self.edition,
            root.join("runtime"),
            root.join("differential"),
            root.join("differential/native"),
        );
        fs::write(self.folder.join("Cargo.toml"), text).expect("the manifest can be written");
        let _ = fs::copy(root.join("Cargo.lock"), self.folder.join("Cargo.lock"));
    }

    fn write_main(&self) {
        let mut text =
            String::from("#![allow(warnings, clippy::all)]\nuse coropy_differential::{Program, compare, start};\n\n");
        let all: Vec<usize> = (0..self.count).filter(|index| !self.invalid.contains_key(index)).collect();
        let ours: Vec<usize> = all.iter().copied().filter(|index| !self.refused.contains_key(index)).collect();
        for (version, attribute, programs) in
            [("native", "coropy_differential_native::native", &all), ("ours", "asyncio::coroutine", &ours)]
        {
            write!(
                text,
                "mod {version} {{\n    pub use coropy_differential::prelude::*;\n    pub use {attribute} as co;\n"
            )
            .expect("writing to a string");
            for index in programs {
                let path = self.folder.join(format!("src/p{index}.rs"));
                writeln!(text, "    #[path = {path:?}]\n    pub mod p{index};").expect("writing to a string");
            }
            text += "}\n\n";
        }
        text += "fn main() {\n    asyncio::warnings::simplefilter(asyncio::warnings::Action::Ignore);\n    \
                 let which = std::env::args().nth(1).unwrap();\n    let program = match which.as_str() {\n";
        for index in &ours {
            writeln!(
                text,
                "        \"{index}\" => Program {{ name: \"p{index}\", native: || start(native::p{index}::main()), \
                 ours: || start(ours::p{index}::main()) }},"
            )
            .expect("writing to a string");
        }
        text += "        _ => panic!(\"no such program\"),\n    };\n    \
                 if let Err(text) = compare(&program) {\n        println!(\"{text}\");\n        std::process::exit(1);\n    }\n}\n";
        fs::write(self.folder.join("src/main.rs"), text).expect("the main file can be written");
    }
}

/// The programs that errors are about, and the words, one error per line, as rustc writes it in short:
///
/// ```text
/// src/p12.rs:3:4: error[E0382]: borrow of moved value: `a`
/// runtime/src/machine/place.rs:213:9: error[E0080]: evaluation panicked: moved, and mentioned again
/// src/p84.rs:30:1: note: the above error was encountered while instantiating `fn moved_again::<Noisy>`
/// ```
fn errors_of_programs(errors: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut last = None;
    for line in errors.lines() {
        let Some((path, rest)) = line.split_once(".rs:") else { continue };
        if let Some((_, error)) = rest.split_once(": error") {
            last = Some(format!("error{error}"));
        } else if !rest.contains(": note: the above error was encountered") {
            continue;
        }
        let index = path.rsplit('/').next().and_then(|name| name.strip_prefix('p')?.parse().ok());
        found.extend(index.zip(last.clone()));
    }
    found
}

fn cargo() -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.env("CARGO_TARGET_DIR", target_folder().join("differential-fuzz/target"));
    cargo
}

/// The folder that holds this program's own `debug` folder.
fn target_folder() -> PathBuf {
    let own = env::current_exe().expect("this program has a path");
    own.parent().and_then(Path::parent).expect("target/debug/fuzz").to_path_buf()
}
