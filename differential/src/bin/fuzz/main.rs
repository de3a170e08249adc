//! Compares random programs, natively and under the attribute.
//!
//! ```text
//! cargo run -p coropy-differential --bin fuzz                     300 seeds, those of CI
//! cargo run -p coropy-differential --bin fuzz -- --seeds 0..5000  as many as you like, a batch in each crate
//! cargo run -p coropy-differential --bin fuzz -- --seeds 17..18 --print
//! ```
//!
//! | option        | what                                                                          |
//! |---------------|-------------------------------------------------------------------------------|
//! | `--seeds A..B` | the seeds                                                                     |
//! | `--moves`     | no borrows and no temporaries across awaits: only moves                        |
//! | `--temporaries` | programs that make temporaries and little else                               |
//! | `--operands`  | programs of operands and places that change beside them                        |
//! | `--edition E` | the edition of the programs' crate: 2021 or 2024                               |
//! | `--batch N`   | how many programs are compiled as one crate                                    |
//! | `--print`     | prints the programs and stops                                                  |
//! | `--refusals`  | shrinks what the attribute refuses, too, and counts it as a failure            |
//! | `--keep-going` | shrinks nothing                                                              |
//! | `--natively`  | checks only that rustc takes the programs: a test of the generator             |
//!
//! What differs is shrunk to a small program, which is printed with both traces. The exit code is 1 then.
mod batch;
mod shrink;

use batch::{Batch, Outcome};
use coropy_differential::generate::{Choices, Features, program};
use std::collections::BTreeMap;
use std::ops::Range;
use std::process::ExitCode;

struct Options {
    seeds: Range<u64>,
    features: Features,
    batch: u64,
    print: bool,
    refusals: bool,
    keep_going: bool,
    natively: bool,
}

impl Options {
    fn read() -> Result<Options, String> {
        let mut options = Options {
            seeds: 0..300,
            features: Features::ALL,
            batch: 100,
            print: false,
            refusals: false,
            keep_going: false,
            natively: false,
        };
        let mut args = std::env::args().skip(1);
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or(format!("{arg} needs a value"));
            match arg.as_str() {
                "--seeds" => options.seeds = range(&value()?)?,
                "--batch" => options.batch = number(&value()?)?,
                "--moves" => options.features = Features { edition: options.features.edition, ..Features::MOVES },
                "--temporaries" => {
                    options.features = Features { edition: options.features.edition, ..Features::TEMPORARIES };
                }
                "--operands" => options.features = Features { edition: options.features.edition, ..Features::OPERANDS },
                "--edition" => {
                    options.features.edition = value()?.parse().map_err(|_| "an edition is 2021 or 2024".to_owned())?;
                }
                "--print" => options.print = true,
                "--refusals" => options.refusals = true,
                "--natively" => options.natively = true,
                "--keep-going" => options.keep_going = true,
                _ => return Err(format!("unknown option {arg}")),
            }
        }
        Ok(options)
    }
}

fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("not a number: {text}"))
}

fn range(text: &str) -> Result<Range<u64>, String> {
    let (start, end) = text.split_once("..").ok_or("a range is written A..B")?;
    Ok(number(start)?..number(end)?)
}

fn main() -> ExitCode {
    let options = match Options::read() {
        Ok(options) => options,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    if options.print {
        for seed in options.seeds {
            println!("// seed {seed}\n{}", program(Choices::of_seed(seed), options.features));
        }
        return ExitCode::SUCCESS;
    }
    let _alone = batch::alone();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut refusals: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    let mut seed = options.seeds.start;
    while seed < options.seeds.end {
        let end = (seed + options.batch).min(options.seeds.end);
        let lists: Vec<Vec<u8>> = (seed..end).map(|seed| Choices::of_seed(seed).list().to_vec()).collect();
        let outcomes = Batch::new(&lists, options.features).natively(options.natively).run();
        for (index, outcome) in outcomes.into_iter().enumerate() {
            let seed = seed + index as u64;
            *counts.entry(outcome.word()).or_default() += 1;
            let is_failure = match &outcome {
                Outcome::Same => false,
                Outcome::Refused(error) => {
                    refusals.entry(error.clone()).or_default().push(seed);
                    options.refusals
                }
                Outcome::Differs(_) | Outcome::Invalid(_) => true,
            };
            if is_failure {
                println!("seed {seed}: {}", outcome.word());
                if !options.keep_going {
                    println!("{}", shrink::report(&lists[index], &outcome, options.features));
                }
            }
        }
        seed = end;
        println!("up to seed {seed}: {counts:?}");
    }
    for (error, seeds) in &refusals {
        println!("refused {}: {error}: seeds {:?}", seeds.len(), &seeds[..seeds.len().min(8)]);
    }
    let failed = counts.keys().any(|word| *word != "same" && (*word != "refused" || options.refusals));
    println!("seeds {:?}: {counts:?}", options.seeds);
    ExitCode::from(u8::from(failed))
}
