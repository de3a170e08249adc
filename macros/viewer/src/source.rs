//! The file and its coroutines.
//!
//! Input: a path. Output: the coroutines that were asked for, each expanded or reported.

use crate::problems;
use coropy_lowering::Edition;
use coropy_lowering::view::{self, Coroutine, Expansion, Graph, Machine};
use proc_macro2::Span;
use std::path::{Path, PathBuf};

/// A file that has been read.
pub struct Source {
    path: PathBuf,
    text: String,
}

/// A coroutine, and what became of it unless something is wrong with it.
pub struct Viewed {
    pub coroutine: Coroutine,
    pub expansion: Option<Expansion>,
}

impl Source {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, String> {
        match std::fs::read_to_string(path) {
            Ok(text) => Ok(Source { path: path.to_owned(), text }),
            Err(error) => Err(format!("cannot read {}: {error}", path.display())),
        }
    }

    /// `tutorial.rs:7:20`
    pub fn at(&self, span: Span) -> String {
        let start = span.start();
        format!("{}:{}:{}", self.path.display(), start.line, start.column + 1)
    }

    /// A line of the text.
    pub fn line(&self, number: usize) -> Option<&str> {
        self.text.lines().nth(number.checked_sub(1)?)
    }

    /// The coroutines, all or those called `function`, and what is wrong with them.
    pub fn view(&self, function: Option<&str>, edition: Edition) -> Result<(Vec<Viewed>, String), String> {
        let file = syn::parse_file(&self.text).map_err(|error| {
            let report = problems::error(self, &error);
            report.strip_prefix("error: ").unwrap_or(&report).trim_end().to_owned()
        })?;
        let chosen = self.choose(view::coroutines(&file), function)?;
        let mut reports = String::new();
        let viewed = chosen.into_iter().map(|coroutine| coroutine.in_edition(edition)).map(|coroutine| {
            if coroutine.is_bare() {
                let message = "rustc takes a lone `#[coroutine]` for an attribute of its own here\nhelp: write \
                               `#[asyncio::coroutine]`, or `#[asyncio::coroutines]` before the module around it";
                reports += &problems::note(self, message, coroutine.span());
            }
            let expansion = coroutine.expand();
            for error in expansion.as_ref().err().into_iter().flatten() {
                reports += &problems::error(self, error);
            }
            Viewed { coroutine, expansion: expansion.ok() }
        });
        let viewed = viewed.collect();
        Ok((viewed, reports))
    }

    fn choose(&self, all: Vec<Coroutine>, function: Option<&str>) -> Result<Vec<Coroutine>, String> {
        let path = self.path.display();
        if all.is_empty() {
            return Err(format!("there is no coroutine in {path}\nwrite `#[asyncio::coroutine]` before an `async fn`"));
        }
        let Some(name) = function else { return Ok(all) };
        let names: Vec<String> = all.iter().map(|coroutine| format!("  {}", coroutine.name())).collect();
        let chosen: Vec<Coroutine> = all.into_iter().filter(|coroutine| is_called(coroutine.name(), name)).collect();
        if chosen.is_empty() {
            return Err(format!("there is no coroutine `{name}` in {path}; there are:\n{}", names.join("\n")));
        }
        Ok(chosen)
    }
}

/// Whether `name` is a coroutine's whole name or the end of it.
fn is_called(whole: &str, name: &str) -> bool {
    whole == name || whole.strip_suffix(name).is_some_and(|before| before.ends_with("::"))
}

impl Viewed {
    /// Its machine, if it has one.
    pub fn machine(&self) -> Option<&Machine> {
        self.expansion.as_ref()?.machine()
    }
}

/// The graphs of those that have a machine.
pub fn graphs(viewed: &[Viewed]) -> Vec<Graph> {
    viewed.iter().filter_map(|viewed| Some(viewed.machine()?.graph())).collect()
}
