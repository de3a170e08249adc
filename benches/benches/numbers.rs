//! All numbers in one run: prints what stands in README.md, and writes it there with `--write`.
//!
//! ```text
//! cargo bench --bench numbers                 # a quarter of an hour on a slow machine
//! cargo bench --bench numbers -- --write
//! ```

use coropy_benches::numbers::{Numbers, replaced};
use coropy_benches::shapes::{self, Shape};
use coropy_benches::{callgrind, compile, measure};
use std::path::Path;
use std::{env, fs};

fn main() {
    let shapes: Vec<Shape> = shapes::all();
    if callgrind::is_watched() {
        return callgrind::run_watched(measure::probes(&shapes));
    }
    shapes.iter().for_each(measure::check);
    let numbers = Numbers {
        sizes: measure::sizes(&shapes),
        instructions: measure::instructions(&shapes),
        times: measure::times(&shapes),
        crates: compile::crates(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile")),
        expansions: compile::expansions(),
    };
    if let Err(reason) = &numbers.instructions {
        eprintln!("instructions are not counted: {reason}");
    }
    if let Err(errors) = &numbers.crates {
        eprintln!("{errors}");
    }
    let text = numbers.markdown();
    print!("{text}");
    if env::args().any(|argument| argument == "--write") {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
        let readme = fs::read_to_string(&path).expect("README.md can be read");
        fs::write(&path, replaced(&readme, &text).expect("README.md has the marks")).expect("README.md can be written");
    }
}
