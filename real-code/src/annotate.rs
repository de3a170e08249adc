//! Writes a crate's files with attributes in them, and finds the function that a position in such a file belongs to.
//!
//! What holds afterwards: each line is where it was, so that whatever the crate's tests say of lines stays true.

use crate::scan::{How, scan};
use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A function's number in its crate.
pub type Id = usize;

/// The async functions of a crate.
pub struct Sources {
    /// Where the annotated copy lies.
    root: PathBuf,
    files: Vec<SourceFile>,
    pub functions: Vec<Function>,
}

struct SourceFile {
    /// Relative to the crate's folder.
    path: PathBuf,
    original: String,
    functions: Range<Id>,
    /// What was put in when it was last written: where in the original, and how many bytes.
    insertions: Vec<(usize, usize)>,
}

#[derive(Clone)]
pub struct Function {
    pub name: String,
    pub file: PathBuf,
    pub line: usize,
    pub text: String,
    pub how: How,
    range: Range<usize>,
    body: Option<Range<usize>>,
}

impl Sources {
    /// Reads the files of `original` in which functions may stand; `root` is where they will be written.
    pub fn read(original: &Path, root: &Path) -> Result<Sources, String> {
        let mut paths = vec![];
        for folder in ["src", "tests", "examples", "benches"] {
            rust_files(&original.join(folder), &mut paths)?;
        }
        let mut sources = Sources { root: root.to_owned(), files: vec![], functions: vec![] };
        for path in paths {
            let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let relative = path.strip_prefix(original).expect("found under it").to_owned();
            match scan(&text) {
                Ok(found) => sources.add(relative, text, found),
                Err(error) => eprintln!("    {} is left out: {error}", relative.display()),
            }
        }
        Ok(sources)
    }

    fn add(&mut self, path: PathBuf, original: String, found: Vec<crate::scan::Found>) {
        let first = self.functions.len();
        for found in found {
            self.functions.push(Function {
                name: found.name,
                file: path.clone(),
                line: original[..found.range.start].matches('\n').count() + 1,
                text: original[found.range.clone()].to_owned(),
                how: found.how,
                range: found.range,
                body: found.body,
            });
        }
        let functions = first..self.functions.len();
        self.files.push(SourceFile { path, original, functions, insertions: vec![] });
    }

    /// Those that can be annotated at all.
    pub fn candidates(&self) -> BTreeSet<Id> {
        (0..self.functions.len()).filter(|id| !matches!(self.functions[*id].how, How::Not(_))).collect()
    }

    /// Writes the copy, with the functions in `active` annotated. Files that would not change are not touched.
    pub fn write(&mut self, active: &BTreeSet<Id>) -> Result<(), String> {
        for file in &mut self.files {
            let mut insertions = vec![];
            for id in file.functions.clone() {
                insert(&self.functions[id], id, active.contains(&id), &mut insertions);
            }
            insertions.sort_by_key(|(at, _)| *at);
            let mut text = String::with_capacity(file.original.len());
            let mut from = 0;
            for (at, inserted) in &insertions {
                text.push_str(&file.original[from..*at]);
                text.push_str(inserted);
                from = *at;
            }
            text.push_str(&file.original[from..]);
            file.insertions = insertions.iter().map(|(at, inserted)| (*at, inserted.len())).collect();
            let path = self.root.join(&file.path);
            if fs::read_to_string(&path).ok().as_deref() != Some(&text) {
                fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
            }
        }
        Ok(())
    }

    /// The innermost function of `active` that a byte of the written file belongs to.
    pub fn at(&self, file: &Path, byte: usize, active: &BTreeSet<Id>) -> Option<Id> {
        let file = self.files.iter().find(|candidate| candidate.path == file)?;
        let written = |original: usize| {
            original + file.insertions.iter().filter(|(at, _)| *at < original).map(|(_, length)| length).sum::<usize>()
        };
        file.functions.clone().filter(|id| active.contains(id)).rfind(|id| {
            (written(self.functions[*id].range.start)..written(self.functions[*id].range.end)).contains(&byte)
        })
    }
}

/// What is put into the text for one function.
fn insert(function: &Function, id: Id, active: bool, insertions: &mut Vec<(usize, String)>) {
    let seen = format!("#[coropy_probe::seen({id})] ");
    let start = function.range.start;
    match (&function.how, &function.body) {
        (How::Inner { arguments }, Some(body)) if active => {
            let signature = function.text[..body.start - start].trim_start();
            let signature = signature.find("async").map_or(signature, |at| &signature[at..]).replace(['\r', '\n'], " ");
            insertions.push((body.start, format!(" {seen}#[asyncio::coroutine] {signature}")));
            insertions.push((body.end, format!("}} {}({arguments}).await ", function.name)));
        }
        (How::Attribute, _) if active => insertions.push((start, format!("{seen}#[asyncio::coroutine] "))),
        _ => insertions.push((start, seen)),
    }
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    if !folder.is_dir() {
        return Ok(());
    }
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            rust_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}
