//! Every program of `programs/`, a test each; the modules and the tests are written by `build.rs`.
#![allow(
    missing_docs,
    unreachable_pub,
    reason = "the programs are written to be short; each one's head comment says what it checks"
)]
#![allow(
    clippy::all,
    clippy::undocumented_unsafe_blocks,
    reason = "the programs are odd on purpose: they write what people should not, but may"
)]

use asyncio::warnings::{Action, simplefilter};
use coropy_differential::{Program, compare, drive::start};

include!(concat!(env!("OUT_DIR"), "/programs.rs"));

/// How much of the suite is compared: what the attribute does not take yet stands in `programs/unsupported.txt`.
#[test]
fn how_many_are_supported() {
    println!("{} of {} programs are compared", SUPPORTED.len(), SUPPORTED.len() + UNSUPPORTED.len());
    for (name, reason) in UNSUPPORTED {
        println!("not yet: {name}: {reason}");
    }
}

fn check(program: &Program) {
    // Half of the programs drop coroutines that nobody awaits, to see what becomes of the arguments.
    simplefilter(Action::Ignore);
    let edition = env!("CARGO_PKG_NAME").rsplit('-').next().filter(|last| last.starts_with("20")).unwrap_or("2024");
    let known = include_str!("../programs/defects.txt")
        .lines()
        .filter_map(|line| line.split_once(" ("))
        .any(|(name, rest)| name == program.name && rest.starts_with(edition));
    match (compare(program), known) {
        (Err(difference), false) => panic!("{}", difference),
        (Ok(_), true) => panic!("{} is as native now: take it out of programs/defects.txt", program.name),
        _ => {}
    }
}
