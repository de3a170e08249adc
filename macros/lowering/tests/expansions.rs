//! Whole expansions, as the viewer prints them: `expansions/NAME.rs` → `expansions/NAME.expanded.rs`.
//!
//! A change of emission shows here as a difference in the text. To take a new text for right: read it, asking of each
//! function whether values are moved on, evaluated and dropped where the source says, then
//! `UPDATE_EXPECT=1 cargo test -p coropy-lowering --test expansions`, and read the difference once more in the commit.

use coropy_lowering::view::{Expansion, coroutines};
use expect_test::expect_file;
use std::path::Path;

/// Expands the coroutine of `expansions/NAME.rs` and compares it, formatted, with the text of that name.
#[track_caller]
fn expansion(name: &str, golden: &str, text: impl Fn(&Expansion) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expansions");
    let source = std::fs::read_to_string(folder.join(name).with_extension("rs")).expect("the source is there");
    let file = syn::parse_file(&source).expect("it parses");
    let found = coroutines(&file);
    assert_eq!(found.len(), 1, "{name}");
    let expansion = found[0].expand().expect("it expands");
    expect_file![folder.join(golden)].assert_eq(&text(&expansion));
}

macro_rules! expansions {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            let name = stringify!($name);
            expansion(name, &format!("{name}.expanded.rs"), Expansion::readable);
        }
    )*};
}

expansions! {
    square tutorial wrapper branches sum first question arms drops operands method fill patterns taken joined
}

/// The same as rustc gets it: nothing shortened, the table of awaits included.
#[test]
fn tutorial_in_full() {
    expansion("tutorial", "tutorial.full.expanded.rs", Expansion::full);
}
