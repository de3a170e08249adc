//! The numbers in README.md are those of the shapes that are measured.

use coropy_benches::{numbers, shapes};

#[test]
fn a_row_for_each_shape() {
    let readme = include_str!("../../README.md");
    if let Err(what) = numbers::rows_are_those_of(readme, &shapes::all()) {
        panic!("{what}");
    }
}
