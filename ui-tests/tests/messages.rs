//! Each message that a user may be shown has a case under `fail/`: what the macros write, and what traits and types of the
//! runtime say of themselves to rustc.
//!
//! A message is a string literal of the sources that reads as words; what is formatted into it may be anything.

use proc_macro2::{Literal, TokenStream, TokenTree};
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};
use syn::{Attribute, ExprMacro, ExprMethodCall, ItemMod, LitStr, Macro, StmtMacro};

/// Never shown, as far as is known.
const OTHERS: &[&str] = &[
    // Analysis gives such a local a handle that knows whether it holds a value. Should it overlook one, it is refused.
    "a local that is borrowed across an await cannot be given a value inside of another statement",
    "write the assignment as a statement of its own",
    // No message: how a feature stands in rustc's arguments.
    "feature = {}",
    // What std says of an assertion that fails.
    "assertion `left {operator} right` failed: {{}}",
    "assertion failed: {}",
    // A `select!` of an unknown kind is left as it is.
    "expected `pattern = future`",
];

#[test]
fn every_message_of_the_macros_has_a_case() {
    // Not what viewers print, nor macros of other crates, nor the internal errors of `verify`.
    let sources = files(&root().join("macros/lowering/src"), "rs").filter(|path| {
        let path = path.to_string_lossy();
        !["/view/", "/report.rs", "tests.rs", "/published.rs", "verify.rs", "verify/"]
            .iter()
            .any(|part| path.contains(part))
    });
    assert_shown(sources.flat_map(|path| messages(&path, false)).collect(), 40);
}

#[test]
fn every_message_of_the_runtime_has_a_case() {
    assert_shown(files(&root().join("runtime/src"), "rs").flat_map(|path| messages(&path, true)).collect(), 25);
}

/// Looks for each message in the goldens. There are `at_least` so many: else it is the search that is broken.
fn assert_shown(messages: Vec<(String, String)>, at_least: usize) {
    assert!(messages.len() >= at_least, "only {} messages were found", messages.len());
    let goldens: Vec<String> = files(&root().join("ui-tests/fail"), "stderr")
        .flat_map(|path| {
            let text = fs::read_to_string(path).expect("a golden can be read");
            text.lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let missing: Vec<String> = messages
        .into_iter()
        .filter(|(message, _)| !OTHERS.contains(&message.as_str()))
        .filter(|(message, _)| !goldens.iter().any(|line| says(line, message)))
        .map(|(message, file)| format!("{file}: {message}"))
        .collect();
    assert!(missing.is_empty(), "no case shows:\n{}", missing.join("\n"));
}

/// Whether a line says a message, with anything in its braces.
fn says(line: &str, message: &str) -> bool {
    let message = message.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let mut pieces = message.split(['{', '}']).step_by(2);
    let mut rest = line;
    pieces.all(|piece| {
        let piece = piece.replace('\u{1}', "{").replace('\u{2}', "}");
        let at = rest.find(&piece);
        rest = at.map_or("", |at| &rest[at + piece.len()..]);
        at.is_some()
    })
}

/// The messages of a file, a line each, with the file's name: of its attributes, or of its code.
fn messages(path: &Path, of_attributes: bool) -> Vec<(String, String)> {
    let text = fs::read_to_string(path).expect("a source can be read");
    let mut found = Messages { of_attributes, found: vec![] };
    found.visit_file(&syn::parse_file(&text).expect("a source is Rust"));
    let name = path.strip_prefix(root()).expect("a source of ours").to_string_lossy().into_owned();
    let lines = found.found.iter().flat_map(|message| message.lines());
    let lines = lines.map(|line| line.trim().trim_start_matches("help: "));
    lines.filter(|line| line.split(' ').count() > 2).map(|line| (line.to_owned(), name.clone())).collect()
}

struct Messages {
    of_attributes: bool,
    found: Vec<String>,
}

impl Messages {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => self.literal(literal),
                _ => {}
            }
        }
    }

    fn literal(&mut self, literal: Literal) {
        if let Ok(text) = syn::parse_str::<LitStr>(&literal.to_string()) {
            self.found.push(text.value());
        }
    }
}

impl<'ast> Visit<'ast> for Messages {
    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        let last = attribute.path().segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        if self.of_attributes && ["on_unimplemented", "must_use"].contains(&last.as_str()) {
            match &attribute.meta {
                syn::Meta::List(list) => self.tokens(list.tokens.clone()),
                syn::Meta::NameValue(value) => self.tokens(quote::ToTokens::to_token_stream(&value.value)),
                syn::Meta::Path(_) => {}
            }
        }
    }

    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        if !self.of_attributes {
            self.found.push(text.value());
        }
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        if !self.of_attributes {
            self.tokens(mac.tokens.clone());
        }
    }

    // What is said when the macro itself is wrong is not for users.
    fn visit_expr_macro(&mut self, mac: &'ast ExprMacro) {
        if !is_assertion(&mac.mac) {
            visit::visit_expr_macro(self, mac);
        }
    }

    fn visit_stmt_macro(&mut self, mac: &'ast StmtMacro) {
        if !is_assertion(&mac.mac) {
            visit::visit_stmt_macro(self, mac);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if call.method != "expect" {
            return visit::visit_expr_method_call(self, call);
        }
        self.visit_expr(&call.receiver);
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if module.ident != "tests" {
            visit::visit_item_mod(self, module);
        }
    }
}

fn is_assertion(mac: &Macro) -> bool {
    ["assert", "assert_eq", "debug_assert", "panic", "unreachable", "parse_quote", "parse_quote_spanned"]
        .iter()
        .any(|name| mac.path.is_ident(name))
        && !mac.tokens.to_string().contains("compile_error")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

/// The files under a folder that end so.
fn files(folder: &Path, extension: &'static str) -> impl Iterator<Item = PathBuf> + use<> {
    let mut found = vec![];
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder can be read") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    found.into_iter()
}
