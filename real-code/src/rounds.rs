//! Takes out the functions that do not compile under the attribute, until the crate builds.

use crate::annotate::{Id, Sources};
use crate::cargo::{Built, Error};
use std::collections::{BTreeMap, BTreeSet};

/// Why a function was taken out.
pub struct Refusal {
    pub code: Option<String>,
    pub message: String,
    pub rendered: String,
    /// Found by trying, not by what the error points at.
    pub by_trying: bool,
}

pub struct Rounds<'a> {
    pub sources: &'a mut Sources,
    pub active: BTreeSet<Id>,
    pub refused: BTreeMap<Id, Refusal>,
    /// Builds what is written.
    pub build: &'a mut dyn FnMut() -> Result<Built, String>,
}

impl Rounds<'_> {
    pub fn run(&mut self) -> Result<Built, String> {
        for round in 1.. {
            let built = self.attempt()?;
            if built.success {
                return Ok(built);
            }
            let taken = self.take_out(&built.errors);
            eprintln!("    round {round}: {} errors, {taken} functions taken out", built.errors.len());
            if taken == 0 {
                self.try_out(&built)?;
            }
        }
        unreachable!("every round takes a function out")
    }

    fn attempt(&mut self) -> Result<Built, String> {
        self.sources.write(&self.active)?;
        (self.build)()
    }

    /// Takes out what the errors point at; how many functions these were.
    fn take_out(&mut self, errors: &[Error]) -> usize {
        let mut found: BTreeMap<Id, &Error> = BTreeMap::new();
        for error in errors {
            let mut places = error.places.iter();
            let function = places.find_map(|(file, byte)| self.sources.at(file, *byte, &self.active));
            if let Some(function) = function {
                found.entry(function).or_insert(error);
            }
        }
        for (id, error) in &found {
            self.refuse(*id, error, false);
        }
        found.len()
    }

    fn refuse(&mut self, id: Id, error: &Error, by_trying: bool) {
        self.active.remove(&id);
        let Error { code, message, rendered, .. } = error;
        self.refused.insert(
            id,
            Refusal { code: code.clone(), message: message.clone(), rendered: rendered.clone(), by_trying },
        );
    }

    /// The errors point at no function: halves are tried, until those are found without which it builds.
    fn try_out(&mut self, built: &Built) -> Result<(), String> {
        let nothing = BTreeSet::new();
        let all = std::mem::replace(&mut self.active, nothing);
        let Some(error) = built.errors.first() else {
            return Err(format!("cargo fails without an error of rustc:\n{}", built.stderr));
        };
        if !self.attempt()?.success {
            return Err(format!("it does not build without the attribute either:\n{}", error.rendered));
        }
        // A trait's method and its implementations are annotated together or not at all.
        let mut by_name: BTreeMap<String, Vec<Id>> = BTreeMap::new();
        for id in all {
            by_name.entry(self.sources.functions[id].name.clone()).or_default().push(id);
        }
        let mut good = BTreeSet::new();
        let candidates: Vec<Vec<Id>> = by_name.into_values().collect();
        self.halves(&candidates, &mut good)?;
        self.active = good;
        Ok(())
    }

    fn halves(&mut self, candidates: &[Vec<Id>], good: &mut BTreeSet<Id>) -> Result<(), String> {
        self.active = good.iter().chain(candidates.iter().flatten()).copied().collect();
        let built = self.attempt()?;
        let result = if built.success { "they build" } else { "they do not" };
        eprintln!("    trying {} functions: {result}", candidates.iter().flatten().count());
        if built.success {
            good.extend(candidates.iter().flatten());
        } else if let ([name], Some(error)) = (candidates, built.errors.first()) {
            name.iter().for_each(|id| self.refuse(*id, error, true));
        } else {
            let (first, second) = candidates.split_at(candidates.len() / 2);
            self.halves(first, good)?;
            self.halves(second, good)?;
        }
        Ok(())
    }
}
