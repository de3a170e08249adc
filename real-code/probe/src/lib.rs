//! `#[coropy_probe::seen(17)]` leaves a function as it is, and notes that function 17 was compiled.
//!
//! Which functions `#[cfg]`, features and targets leave in, only rustc knows: those that it never expands are not counted.

use proc_macro::TokenStream;
use std::fs::OpenOptions;
use std::io::Write;

/// Appends its argument to the file that `COROPY_REAL_CODE_SEEN` names.
#[proc_macro_attribute]
pub fn seen(number: TokenStream, item: TokenStream) -> TokenStream {
    if let Some(path) = std::env::var_os("COROPY_REAL_CODE_SEEN") {
        let note = format!("{number}\n");
        let written =
            OpenOptions::new().create(true).append(true).open(&path).map(|mut file| file.write_all(note.as_bytes()));
        if let Err(error) = written.flatten() {
            eprintln!("{}: {error}", path.to_string_lossy());
        }
    }
    item
}
