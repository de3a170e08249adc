//! The macros that the files of a crate define.
//!
//! A `macro_rules!` is seen in the modules below it, and, with `#[macro_use]`, beside it: one that has the name of a macro of
//! std hides that there. Which files it reaches is not looked into. The folder is read once, and only for a macro that has such a
//! name and matters.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::rc::Rc;

thread_local! {
    static CRATES: RefCell<HashMap<PathBuf, Rc<BTreeSet<String>>>> = RefCell::default();
}

/// Whether a file in the folder of a crate's root, or below it, defines a macro of this name.
pub(super) fn defines(root: &Path, name: &str) -> bool {
    let names = CRATES.with_borrow_mut(|crates| {
        let new = || {
            let mut names = BTreeSet::new();
            read(root, &mut names);
            Rc::new(names)
        };
        Rc::clone(crates.entry(root.to_owned()).or_insert_with(new))
    });
    names.contains(name)
}

fn read(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => read(&path, names),
            Ok(kind) if kind.is_file() && path.extension().is_some_and(|extension| extension == "rs") => {
                names.extend(std::fs::read_to_string(&path).iter().flat_map(|text| defined(text)).map(str::to_owned));
            }
            _ => {}
        }
    }
}

/// The names after `macro_rules!`.
fn defined(text: &str) -> impl Iterator<Item = &str> {
    text.split("macro_rules!").skip(1).filter_map(|rest| {
        let mut words = rest.trim_start().split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        words.next().filter(|name| !name.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_file_defines() {
        let text = "macro_rules! vec { () => {} }\n#[macro_export] macro_rules!  make_it{} // macro_rules! (none)";
        assert_eq!(defined(text).collect::<Vec<_>>(), ["vec", "make_it"]);
    }

    #[test]
    fn what_a_folder_defines() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(defines(&root, "by_tokens") && !defines(&root, "vec_of"));
        assert!(!defines(&root.join("user_macros"), "by_tokens") && !defines(&root.join("nowhere"), "by_tokens"));
    }
}
