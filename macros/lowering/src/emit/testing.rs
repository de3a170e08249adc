//! Emitters for tests: of a function, and of those of the differential suite.

use super::{Emitter, shell};
use crate::diagnostics::Diagnostics;
use crate::edition::Edition;
use crate::input::lower_function;
use crate::ir::BlockId;
use crate::locals::LocalId;
use crate::probe::probe;
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::Visit;
use syn::{ItemFn, parse_quote};

/// Looks at a function as it is about to be written.
pub(super) fn with<T>(function: &ItemFn, look: impl FnOnce(&Emitter<'_>) -> T) -> T {
    let mut errors = Diagnostics::new();
    let found = try_with(function, &mut errors, look);
    found.unwrap_or_else(|| panic!("{:?}", errors.messages().collect::<Vec<_>>()))
}

fn try_with<T>(function: &ItemFn, errors: &mut Diagnostics, look: impl FnOnce(&Emitter<'_>) -> T) -> Option<T> {
    let (shell, mut body, mut facts) =
        lower_function(function, None, &parse_quote!(::asyncio::private), Edition::Since2024, errors);
    if !errors.is_empty() {
        return None;
    }
    probe(&mut body, &mut facts);
    Some(look(&shell::emitter(&shell, &body, &facts)))
}

/// The topics of the differential suite that have the most control flow, and the most places.
const TOPICS: &[&str] = &["blocks", "borrows", "locals", "loops", "matching", "methods", "question", "temporaries"];

/// Looks at each coroutine of these topics that is not refused; how many there are.
pub(super) fn with_all(mut look: impl FnMut(&str, &Emitter<'_>)) -> usize {
    let mut count = 0;
    for (name, function) in functions(TOPICS.iter().map(|topic| suite().join(topic))) {
        let looked = try_with(&function, &mut Diagnostics::new(), |emit| look(&name, emit));
        count += usize::from(looked.is_some());
    }
    count
}

/// Each coroutine of the whole suite, with a name for messages.
pub(crate) fn all_functions() -> impl Iterator<Item = (String, ItemFn)> {
    let topics = fs::read_dir(suite()).expect("the topics").map(|entry| entry.expect("an entry").path());
    functions(topics.filter(|path| path.is_dir()))
}

fn suite() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../differential/programs")
}

fn functions(topics: impl Iterator<Item = PathBuf>) -> impl Iterator<Item = (String, ItemFn)> {
    topics.flat_map(|topic| programs(&topic)).flat_map(|path| {
        let text = fs::read_to_string(&path).expect("a program can be read");
        let mut functions = Functions(vec![]);
        syn::parse_file(&text).iter().for_each(|file| functions.visit_file(file));
        functions.0.into_iter().map(move |function| (format!("{}: {}", path.display(), function.sig.ident), function))
    })
}

fn programs(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the programs").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|own| own == "rs")).collect();
    files.sort();
    files
}

struct Functions(Vec<ItemFn>);

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        if function.attrs.iter().any(|attribute| attribute.path().is_ident("co")) {
            self.0.push(function.clone());
        }
        syn::visit::visit_item_fn(self, function);
    }
}

/// The block of that kind.
pub(super) fn block(emit: &Emitter<'_>, hint: &str) -> BlockId {
    let at = emit.body.blocks.iter().position(|block| block.hint == hint);
    BlockId(at.unwrap_or_else(|| panic!("no block `{hint}`")))
}

/// The local of that name.
pub(super) fn local(emit: &Emitter<'_>, name: &str) -> LocalId {
    let found = emit.body.locals.ids().find(|local| emit.body.locals[*local].name == name);
    found.unwrap_or_else(|| panic!("no local `{name}`"))
}
