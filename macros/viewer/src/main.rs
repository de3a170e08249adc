//! `cargo coropy FILE`: what `#[coroutine]` makes of the functions of a file.
//!
//! Input: a `.rs` file, which need not compile, nor belong to a crate. Output: the formatted expansion of each coroutine
//! in it, or its states, its control-flow graph or its IR. Nothing is run and no compiler is asked.
//!
//! ```text
//! args → source (read, parse, find) → {text, dot, picture} → standard output or a file
//!                       └──────────────▶ problems → standard error
//! ```
//!
//! Exit status: 0; 1 if something is wrong with the file; 2 if something is wrong with the arguments.

mod args;
mod dot;
mod picture;
mod problems;
mod source;
mod text;

use args::{Options, Request, Show};
use source::{Source, Viewed};
use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match args::parse(std::env::args_os()) {
        Ok(Request::Help) => print(args::HELP),
        Ok(Request::Version) => print(concat!("cargo-coropy ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Request::View(options)) => match view(&options) {
            Ok(status) => status,
            Err(problem) => failed(&problem, 1),
        },
        Err(problem) => failed(&format!("{problem}\n\nwrite `cargo coropy --help` to see what there is"), 2),
    }
}

/// Shows what was asked for. Coroutines that cannot be expanded are reported, and the others shown all the same.
fn view(options: &Options) -> Result<ExitCode, String> {
    let source = Source::read(&options.file)?;
    let (viewed, problems) = source.view(options.function.as_deref(), options.edition)?;
    eprint!("{problems}");
    let failed = viewed.iter().any(|coroutine| coroutine.expansion.is_none());
    let shown: Vec<Viewed> = viewed.into_iter().filter(|coroutine| coroutine.expansion.is_some()).collect();
    if !shown.is_empty() {
        deliver(options, &render(options, &source, &shown))?;
    }
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn render(options: &Options, source: &Source, shown: &[Viewed]) -> String {
    match options.show {
        Show::Expansion { full } => text::expansions(source, shown, full),
        Show::States => text::states(source, shown),
        Show::Ir => text::ir(source, shown),
        Show::Dot => dot::dot(&source::graphs(shown)),
        Show::Svg => picture::svg(&source::graphs(shown)),
    }
}

fn deliver(options: &Options, output: &str) -> Result<(), String> {
    match &options.output {
        Some(path) => std::fs::write(path, output).map_err(|error| format!("cannot write {}: {error}", path.display())),
        None => {
            print(output);
            Ok(())
        }
    }
}

/// Prints, and does not mind that a pager or `head` has read enough.
fn print(text: &str) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => failed(&format!("cannot write: {error}"), 1),
    }
}

fn failed(problem: &str, status: u8) -> ExitCode {
    eprintln!("error: {problem}");
    ExitCode::from(status)
}
