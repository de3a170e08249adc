//! What the compiler was told: which conditions of `#[cfg]` hold, and the crate's edition. When temporaries of tail expressions
//! and of `if let` end, and what closures capture, depends on it.

use std::sync::OnceLock;

/// What an edition says of temporaries and captures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edition {
    /// Temporaries as in 2021. A closure captures locals as a whole, even if it only mentions a field of them, or what they
    /// refer to.
    Until2018,
    /// Those of a block's tail expression end with the statement around the block, after the block's locals; those of
    /// an `if let` after the `else`.
    Until2021,
    /// Those of a block's tail expression end before the block's locals; those of an `if let` before the `else`.
    #[default]
    Since2024,
}

impl Edition {
    /// The edition that the running compiler was told to take, from its arguments.
    ///
    /// Stable Rust has no other way for a macro to know. Where the process is no compiler, as in an editor, nothing is
    /// compiled either.
    pub fn of_compiler() -> Self {
        static EDITION: OnceLock<Edition> = OnceLock::new();
        *EDITION.get_or_init(|| Self::in_args(of_process()))
    }

    /// `--edition=2024` or `--edition 2024`, in the arguments or in a file of arguments, `@path`. Without it rustc takes
    /// 2015.
    fn in_args(args: impl IntoIterator<Item = String>) -> Self {
        match values(with_files(args), "--edition").last().map(String::as_str) {
            None | Some("2015" | "2018") => Edition::Until2018,
            Some("2021") => Edition::Until2021,
            Some(_) => Edition::Since2024,
        }
    }
}

/// What the running compiler was told of the conditions of `#[cfg]`.
pub struct Told {
    /// Those that hold, by its arguments: `name`, or `name = "value"`.
    cfgs: Vec<String>,
    /// It compiles for another machine, perhaps, than the one that it runs on.
    for_another: bool,
}

impl Told {
    /// None where the process is no compiler.
    pub fn by_compiler() -> Option<Told> {
        Told::in_args(of_process())
    }

    /// `--cfg 'feature="name"'` or `--cfg=…`.
    pub(crate) fn in_args(args: impl IntoIterator<Item = String>) -> Option<Told> {
        let args: Vec<String> = with_files(args).collect();
        let is_compiler = args.iter().any(|arg| arg == "--crate-name");
        let for_another = !values(args.iter().cloned(), "--target").iter().all(|target| is_this_machine(target));
        let cfgs = values(args.into_iter(), "--cfg").into_iter().map(|cfg| match cfg.split_once('=') {
            Some((name, value)) => format!("{} = {}", name.trim(), value.trim()),
            None => cfg,
        });
        is_compiler.then(|| Told { cfgs: cfgs.collect(), for_another })
    }

    /// Whether a condition holds, if that is known: a feature's does, one of the machine's, and one that rustc does not set itself.
    pub fn holds(&self, condition: &str) -> Option<bool> {
        let name = condition.split('=').next().unwrap_or_default().trim();
        let is = |value: &str| condition == format!("{name} = {value:?}");
        let of_machine = match name {
            "unix" | "windows" => condition == std::env::consts::FAMILY,
            "target_os" => is(std::env::consts::OS),
            "target_arch" => is(std::env::consts::ARCH),
            "target_family" => is(std::env::consts::FAMILY),
            _ => {
                let is_set = BY_RUSTC.iter().any(|known| name.starts_with(known)) || name.contains('(');
                return (!is_set).then(|| self.cfgs.iter().any(|cfg| cfg == condition));
            }
        };
        (!self.for_another).then_some(of_machine)
    }
}

/// Whether a target, as `rustc --print target-list` names them, is a machine like the one that the macro runs on.
fn is_this_machine(target: &str) -> bool {
    let Some((arch, machine)) = target.split_once('-') else { return false };
    let os = match machine {
        "unknown-linux-gnu" | "unknown-linux-musl" => "linux",
        "apple-darwin" => "macos",
        "pc-windows-gnu" | "pc-windows-msvc" => "windows",
        _ => return false,
    };
    arch == std::env::consts::ARCH && os == std::env::consts::OS
}

/// What the names begin with that rustc, or a tool that is one, sets itself.
const BY_RUSTC: [&str; 17] = [
    "target_",
    "debug_assertions",
    "test",
    "doc",
    "panic",
    "proc_macro",
    "overflow_checks",
    "ub_checks",
    "fmt_debug",
    "sanitize",
    "relocation_model",
    "emscripten",
    "miri",
    "clippy",
    "rustfmt",
    "true",
    "false",
];

/// The values of an option, `--name value` or `--name=value`.
pub(crate) fn values(mut args: impl Iterator<Item = String>, option: &str) -> Vec<String> {
    let mut found = vec![];
    while let Some(arg) = args.next() {
        if arg == option {
            found.extend(args.next());
        } else if let Some(value) = arg.strip_prefix(option).and_then(|rest| rest.strip_prefix('=')) {
            found.push(value.to_owned());
        }
    }
    found
}

pub(crate) fn of_process() -> impl Iterator<Item = String> {
    std::env::args_os().map(|arg| arg.to_string_lossy().into_owned())
}

/// Arguments, with those that are in files, `@path`.
pub(crate) fn with_files(args: impl IntoIterator<Item = String>) -> impl Iterator<Item = String> {
    args.into_iter().flat_map(|arg| match arg.strip_prefix('@').map(std::fs::read_to_string) {
        Some(Ok(file)) => file.lines().map(str::to_owned).collect(),
        Some(Err(_)) | None => vec![arg],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Edition {
        Edition::in_args(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn the_argument_says_it() {
        assert_eq!(of("rustc --crate-name a --edition=2021 src/lib.rs"), Edition::Until2021);
        assert_eq!(of("clippy-driver rustc --edition=2024 src/lib.rs"), Edition::Since2024);
        assert_eq!(of("rustc --edition 2024 a.rs"), Edition::Since2024);
        assert_eq!(of("rustc --edition 2021 a.rs"), Edition::Until2021);
        assert_eq!(of("rustc --edition=2027 a.rs"), Edition::Since2024);
        assert_eq!(of("rustc --edition=2018 a.rs"), Edition::Until2018);
        assert_eq!(of("rustc a.rs"), Edition::Until2018);
    }

    #[test]
    fn conditions() {
        let of = |line: &str, condition: &str| {
            Told::in_args(line.split_whitespace().map(str::to_owned)).and_then(|told| told.holds(condition))
        };
        let line = "rustc --crate-name c --cfg feature=\"a\" --cfg=feature=\"b\" --cfg loom";
        assert_eq!(of(line, "feature = \"b\""), Some(true));
        assert_eq!(of(line, "feature = \"c\""), Some(false));
        assert_eq!((of(line, "loom"), of(line, "tokio_unstable")), (Some(true), Some(false)));
        assert_eq!(
            (of(line, "test"), of(line, "debug_assertions"), of(line, "target_env = \"gnu\"")),
            (None, None, None)
        );
        assert_eq!(of(line, std::env::consts::FAMILY), Some(true));
        assert_eq!(of(line, "target_os = \"none\""), Some(false));
        assert_eq!(of(&format!("{line} --target wasm32-unknown-unknown"), "unix"), None);
        let here = format!("{line} --target {}-unknown-linux-gnu", std::env::consts::ARCH);
        assert_eq!(of(&here, "unix"), cfg!(target_os = "linux").then_some(true));
        assert_eq!(of("cargo-coropy --edition 2021", "loom"), None);
    }

    #[test]
    fn arguments_may_be_in_a_file() {
        let path = std::env::temp_dir().join(format!("coropy-edition-{}", std::process::id()));
        std::fs::write(&path, "--crate-name\na\n--edition=2024\n").expect("a file");
        assert_eq!(of(&format!("rustc @{}", path.display())), Edition::Since2024);
        std::fs::remove_file(path).expect("the file is there");
        assert_eq!(of("rustc @/no/such/file"), Edition::Until2018);
    }
}
