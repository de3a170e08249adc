//! What the compiler makes of the crate: code, or nothing but a check of it.
//!
//! `cargo check`, clippy, and an editor that runs them ask rustc for metadata alone. What they see of a coroutine is the body as
//! written, as a native `async` block, behind the same signature (`emit::checked`): it has the types, the borrows and the marker
//! traits that the machine has, and rustc is done with it several times sooner.

use crate::edition::{of_process, values, with_files};
use std::path::Path;
use std::sync::OnceLock;

/// What the compiler is at work for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Code, or something else that comes from the whole of it.
    Code,
    /// To say what is wrong. Nothing that comes of it is ever run, or linked with what is.
    Check,
}

impl Purpose {
    /// That of the running compiler, from its arguments. Cargo keeps what it has checked apart from what it has built; other
    /// build tools may not, and other drivers of the compiler run what they are given.
    pub fn of_compiler() -> Self {
        static PURPOSE: OnceLock<Purpose> = OnceLock::new();
        let is_cargo = || std::env::var_os("CARGO").is_some();
        *PURPOSE.get_or_init(|| if is_cargo() { Self::in_args(of_process()) } else { Purpose::Code })
    }

    /// `rustc … --emit=dep-info,metadata …`, without an option that is not stable.
    fn in_args(args: impl IntoIterator<Item = String>) -> Self {
        let mut args = with_files(args);
        let program = args.next().unwrap_or_default();
        if !is_called(&program, "rustc") && !is_called(&program, "clippy-driver") {
            return Purpose::Code;
        }
        let args: Vec<String> = args.collect();
        if args.iter().any(|arg| arg.starts_with("-Z")) {
            return Purpose::Code;
        }
        let emitted = values(args.into_iter(), "--emit");
        // `metadata=path` names a file.
        let kinds = emitted.iter().flat_map(|kinds| kinds.split(',')).map(|kind| kind.split('=').next());
        let of_check = |kind: &Option<&str>| matches!(kind, Some("metadata" | "dep-info"));
        let is_check = kinds.clone().all(|kind| of_check(&kind)) && kinds.clone().any(|kind| kind == Some("metadata"));
        if is_check { Purpose::Check } else { Purpose::Code }
    }
}

/// Whether the running compiler is rustc itself, which knows none of clippy's lints.
pub fn is_rustc_itself() -> bool {
    static IS_RUSTC: OnceLock<bool> = OnceLock::new();
    *IS_RUSTC.get_or_init(|| of_process().next().is_some_and(|program| is_called(&program, "rustc")))
}

/// Whether a program's file has that name.
fn is_called(program: &str, name: &str) -> bool {
    Path::new(program).file_stem().is_some_and(|stem| stem == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Purpose {
        Purpose::in_args(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn what_only_checks() {
        assert_eq!(of("/bin/rustc --crate-name a --emit=dep-info,metadata -C debuginfo=2 a.rs"), Purpose::Check);
        assert_eq!(of("clippy-driver rustc --crate-name a --emit=dep-info,metadata a.rs"), Purpose::Check);
        assert_eq!(of("rustc.exe --emit metadata=a.rmeta a.rs --test"), Purpose::Check);
    }

    #[test]
    fn what_makes_code() {
        assert_eq!(of("rustc --crate-name a --emit=dep-info,metadata,link a.rs"), Purpose::Code);
        assert_eq!(of("rustc --emit=dep-info,metadata --emit asm a.rs"), Purpose::Code);
        assert_eq!(of("rustc --emit=dep-info a.rs"), Purpose::Code);
        assert_eq!(of("rustc a.rs"), Purpose::Code);
        assert_eq!(of("cargo-coropy a.rs"), Purpose::Code);
        assert_eq!(of(""), Purpose::Code);
    }

    /// An interpreter runs what is in the metadata, and a printed expansion is to be that of the code.
    #[test]
    fn other_drivers_and_options() {
        assert_eq!(of("/bin/miri --crate-name a --emit=dep-info,metadata a.rs"), Purpose::Code);
        assert_eq!(of("rustc --emit=dep-info,metadata -Zunpretty=expanded a.rs"), Purpose::Code);
        assert_eq!(of("rustc -Z unpretty=expanded --emit=metadata a.rs"), Purpose::Code);
    }
}
