//! The command line.
//!
//! Input: the process's arguments. Output: a `Request`, or what is wrong with them in a sentence.

use coropy_lowering::Edition;
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;

/// `--help`
pub const HELP: &str = "\
Shows what #[asyncio::coroutine] makes of the functions of a file.

Usage: cargo coropy FILE [--fn NAME] [--full | --states | --graph[=dot|=svg] | --ir] [--edition YEAR] [-o OUTPUT]
   or: cargo run -p coropy-viewer -- FILE …

Arguments:
  FILE             a .rs file; it need not compile

What to show (the expansion, if nothing is said):
  --full           the expansion as rustc gets it, no path shortened
  --states         the states, where each waits, and what each saves
  --graph[=dot]    the control-flow graph, for Graphviz
  --graph=svg      the control-flow graph as a picture that any browser opens
  --ir             the basic blocks, with what is known of each local

Options:
  --edition YEAR   the edition of its crate, 2018, 2021 or 2024 (the default)
  --fn NAME        only the coroutine NAME: `pay`, `Account::pay` or `bank::Account::pay`
  -o, --output FILE  write to FILE, not to standard output
  -h, --help       this
  -V, --version    the version
";

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    Help,
    Version,
    View(Options),
}

/// What is to be shown, and of what.
#[derive(Debug, PartialEq, Eq)]
pub struct Options {
    pub file: PathBuf,
    pub function: Option<String>,
    pub edition: Edition,
    pub show: Show,
    pub output: Option<PathBuf>,
}

/// A way to look at a coroutine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    Expansion { full: bool },
    States,
    Dot,
    Svg,
    Ir,
}

/// Reads the arguments, the program's own name first.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Request, String> {
    let mut args: Vec<OsString> = args.into_iter().collect();
    // Cargo runs `cargo coropy FILE` as `cargo-coropy coropy FILE`.
    if args.get(1).is_some_and(|arg| arg == "coropy") {
        args.remove(1);
    }
    read(lexopt::Parser::from_iter(args)).map_err(|error| error.to_string())
}

fn read(mut parser: lexopt::Parser) -> Result<Request, lexopt::Error> {
    let (mut file, mut function, mut output) = (None, None, None);
    let mut edition = Edition::default();
    let mut shows = vec![];
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Request::Help),
            Short('V') | Long("version") => return Ok(Request::Version),
            Long("fn") => function = Some(parser.value()?.string()?),
            Long("edition") => {
                edition = match parser.value()?.string()?.as_str() {
                    "2018" => Edition::Until2018,
                    "2021" => Edition::Until2021,
                    "2024" => Edition::Since2024,
                    other => return Err(format!("--edition can be `2018`, `2021` or `2024`, not `{other}`").into()),
                };
            }
            Short('o') | Long("output") => output = Some(parser.value()?.into()),
            Long("full") => shows.push(Show::Expansion { full: true }),
            Long("states") => shows.push(Show::States),
            Long("ir") => shows.push(Show::Ir),
            Long("graph") => shows.push(match parser.optional_value() {
                None => Show::Dot,
                Some(format) if format == "dot" => Show::Dot,
                Some(format) if format == "svg" => Show::Svg,
                Some(format) => {
                    return Err(format!("--graph can be `dot` or `svg`, not `{}`", format.display()).into());
                }
            }),
            Value(path) if file.is_none() => file = Some(path.into()),
            other => return Err(other.unexpected()),
        }
    }
    let show = match shows[..] {
        [] => Show::Expansion { full: false },
        [show] => show,
        _ => return Err("only one of --full, --states, --graph and --ir can be shown at a time".into()),
    };
    let file = file.ok_or("which file? write `cargo coropy FILE`")?;
    Ok(Request::View(Options { file, function, edition, show, output }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Request, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    fn options(file: &str, show: Show) -> Options {
        Options { file: file.into(), function: None, edition: Edition::Since2024, show, output: None }
    }

    #[test]
    fn a_file_is_enough() {
        let expected = Request::View(options("a.rs", Show::Expansion { full: false }));
        assert_eq!(parsed("cargo-coropy a.rs"), Ok(expected));
    }

    #[test]
    fn cargo_names_the_subcommand() {
        let expected = Request::View(Options {
            function: Some("A::f".into()),
            output: Some("out.svg".into()),
            edition: Edition::Until2021,
            ..options("a.rs", Show::Svg)
        });
        assert_eq!(parsed("cargo-coropy coropy a.rs --fn A::f --graph=svg --edition 2021 -o out.svg"), Ok(expected));
    }

    #[test]
    fn a_graph_is_for_graphviz_unless_said() {
        assert_eq!(parsed("x --graph a.rs"), Ok(Request::View(options("a.rs", Show::Dot))));
        assert_eq!(parsed("x a.rs --graph=png"), Err("--graph can be `dot` or `svg`, not `png`".into()));
    }

    #[test]
    fn help_and_version() {
        assert_eq!(parsed("x coropy --help"), Ok(Request::Help));
        assert_eq!(parsed("x -V"), Ok(Request::Version));
    }

    #[test]
    fn mistakes_are_named() {
        assert_eq!(parsed("x"), Err("which file? write `cargo coropy FILE`".into()));
        assert_eq!(parsed("x a.rs b.rs"), Err("unexpected argument \"b.rs\"".into()));
        assert_eq!(parsed("x a.rs --sates"), Err("invalid option '--sates'".into()));
        assert_eq!(parsed("x a.rs --fn"), Err("missing argument for option '--fn'".into()));
        assert_eq!(
            parsed("x a.rs --edition 2023"),
            Err("--edition can be `2018`, `2021` or `2024`, not `2023`".into())
        );
        let two = "only one of --full, --states, --graph and --ir can be shown at a time";
        assert_eq!(parsed("x a.rs --ir --states"), Err(two.into()));
    }
}
