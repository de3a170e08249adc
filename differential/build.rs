//! Writes the modules and the tests for the files in `programs/`: each program is a module twice, once where `#[co]` is
//! `#[native]`, once where it is `#[coroutine]`. What `programs/unsupported.txt` lists has only its native module.
//!
//! A program that is only for one edition says so in a line of its own: `//@ edition: 2024`. Those of 2018 all do.
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What has been found: `programs/<topic>/<name>.rs`.
struct Found {
    topic: String,
    name: String,
    path: PathBuf,
    /// Why there is no second version, if there is none.
    unsupported: Option<String>,
}

fn main() {
    let package = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo names the package's folder"));
    let programs = vec![package.join("programs"), package.join("../programs")]
        .into_iter()
        .find(|folder| folder.is_dir())
        .expect("the folder of programs");
    println!("cargo::rerun-if-changed={}", programs.display());
    let older = ["2018", "2021"].iter().copied().find(|older| package.ends_with(format!("edition-{older}")));
    let edition = older.unwrap_or("2024");
    let found = find(&programs, edition);
    let output = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the output folder"));
    fs::write(output.join("programs.rs"), write_all(&found)).expect("the output folder takes the file");
}

fn find(programs: &Path, edition: &str) -> Vec<Found> {
    let unsupported = unsupported(&programs.join("unsupported.txt"), edition);
    let mut found = Vec::new();
    let mut known = BTreeSet::new();
    for topic in entries(programs).into_iter().filter(|path| path.is_dir()) {
        println!("cargo::rerun-if-changed={}", topic.display());
        for path in entries(&topic) {
            let source = fs::read_to_string(&path).expect("a program can be read");
            let (topic, name) = (stem(&topic), stem(&path));
            let full = format!("{topic}/{name}");
            known.insert(full.clone());
            let only = source.lines().find_map(|line| line.strip_prefix("//@ edition: "));
            if only.map_or(edition != "2018", |only| only.trim() == edition) {
                found.push(Found { topic, name, path, unsupported: unsupported.get(&full).cloned() });
            }
        }
    }
    for listed in unsupported.keys() {
        assert!(known.contains(listed), "unsupported.txt lists {}, which is no program", listed);
    }
    let defects = fs::read_to_string(programs.join("defects.txt")).expect("the list of defects can be read");
    for line in defects.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let (listed, _) = line.split_once(" (").expect("a line says `topic/name (edition): what is wrong`");
        assert!(known.contains(listed), "defects.txt lists {}, which is no program", listed);
    }
    found
}

/// Lines of `topic/name: reason`, or `topic/name (2021): reason` for one edition only.
fn unsupported(list: &Path, edition: &str) -> BTreeMap<String, String> {
    let text = fs::read_to_string(list).expect("the list of what is unsupported can be read");
    text.lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .filter_map(|line| {
            let (name, reason) = line.split_once(": ").expect("a line says `topic/name: reason`");
            let (name, only) = match name.split_once(" (") {
                Some((name, only)) => (name, Some(only.trim_end_matches(')'))),
                None => (name, None),
            };
            only.is_none_or(|only| only == edition).then(|| (name.to_owned(), reason.to_owned()))
        })
        .collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder can be read").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().expect("a name").to_str().expect("a name in UTF-8").to_owned()
}

fn write_all(found: &[Found]) -> String {
    let mut text = String::new();
    let supported: Vec<&Found> = found.iter().filter(|program| program.unsupported.is_none()).collect();
    write_version(&mut text, "native", "coropy_differential_native::native", &found.iter().collect::<Vec<_>>());
    write_version(&mut text, "ours", "asyncio::coroutine", &supported);
    text += "mod compared {\n    use super::*;\n";
    for Found { topic, name, .. } in &supported {
        writeln!(
            text,
            "    #[test]\n    fn {topic}_{name}() {{ check(&Program {{ name: \"{topic}/{name}\", \
             native: || start(native::{topic}::{name}::main()), \
             ours: || start(ours::{topic}::{name}::main()) }}); }}"
        )
        .expect("writing to a string");
    }
    text += "}\n";
    let names: Vec<String> = supported.iter().map(|program| format!("{}/{}", program.topic, program.name)).collect();
    writeln!(text, "const SUPPORTED: &[&str] = &{names:?};").expect("writing to a string");
    text += "const SIZES: &[(&str, fn() -> [usize; 2])] = &[\n";
    for Found { topic, name, .. } in &supported {
        writeln!(
            text,
            "    (\"{topic}/{name}\", || [size_of_val(&native::{topic}::{name}::main()), size_of_val(&ours::{topic}::{name}::main())]),"
        )
        .expect("writing to a string");
    }
    text += "];\n";
    let others: Vec<(String, &String, &PathBuf)> = found
        .iter()
        .filter_map(|program| {
            Some((format!("{}/{}", program.topic, program.name), program.unsupported.as_ref()?, &program.path))
        })
        .collect();
    writeln!(text, "const UNSUPPORTED: &[(&str, &str, &str)] = &{others:?};").expect("writing to a string");
    text
}

/// All programs as modules of one version, sorted by topic.
fn write_version(text: &mut String, version: &str, attribute: &str, programs: &[&Found]) {
    let mut topics: BTreeMap<&str, Vec<&Found>> = BTreeMap::new();
    for program in programs {
        topics.entry(&program.topic).or_default().push(program);
    }
    writeln!(text, "#[allow(dead_code, reason = \"what is unsupported has no test\")]\nmod {version} {{")
        .expect("writing to a string");
    for (topic, programs) in topics {
        writeln!(
            text,
            "    pub(crate) mod {topic} {{\n        #[allow(unused_imports, reason = \"each program imports all\")]\n        \
             pub(crate) use {{coropy_differential::prelude::*, {attribute} as co}};"
        )
        .expect("writing to a string");
        for Found { name, path, .. } in programs {
            writeln!(text, "        #[path = {path:?}]\n        pub(crate) mod {name};").expect("writing to a string");
        }
        *text += "    }\n";
    }
    *text += "}\n";
}
