//! What the name of a method tells of its receiver, where no type is known.
//!
//! Input: a method call, or its name. Output: whether a method of std by that name takes the receiver by value, or gives a
//! result that does not borrow from it. Calls of any other name are asked about (`probe`).

use super::effects::FILL;
use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::visit::Visit;
use syn::{Expr, ExprCall, ExprMethodCall, parse_quote};

/// The method that stands for calling a closure; one that nobody writes.
const CALL: &str = "call__coropy";

/// The methods that stand for indexing behind a guard (`desugar/indexed`), which are the runtime's.
pub const INDEX: &str = "index__coropy";
/// The same, of what is changed.
pub const INDEX_MUT: &str = "index_mut__coropy";

/// The call of a closure, as if that were a method's.
pub fn called_itself(call: &ExprCall) -> ExprMethodCall {
    let (receiver, args, method) = (&call.func, &call.args, Ident::new(CALL, Span::mixed_site()));
    parse_quote!(#receiver.#method(#args))
}

/// Whether a method call is that of a closure.
pub fn calls_itself(call: &ExprMethodCall) -> bool {
    call.method == CALL
}

/// Methods of std whose result does not borrow from the receiver.
pub fn only_reads(call: &ExprMethodCall) -> bool {
    matches!(
        call.method.to_string().as_str(),
        "len"
            | "is_empty"
            | "to_string"
            | "to_owned"
            | "to_vec"
            | "contains"
            | "contains_key"
            | "starts_with"
            | "ends_with"
            | "is_some"
            | "is_none"
            | "is_ok"
            | "is_err"
            | "clear"
            | "capacity"
    )
}

/// Methods of std that take their receiver by value, whatever implements them. Those of `Iterator` that take no closure
/// are asked about (`probe`); a closure cannot be handed to the probe, so for these the name decides, and the expansion
/// shows that it was right (`emit::consumed`).
pub fn consumes(call: &ExprMethodCall) -> bool {
    let name = call.method.to_string();
    crate::recursion::boxed_call(call).is_some()
        || crate::compound::is_lent(call)
        || name == "into"
        || name == "try_into"
        || name == "into_iter"
        || takes_with_closure(call)
}

/// Those of them that take a closure. Of a field, which nobody says that it is std's, they are asked what they do.
pub fn takes_with_closure(call: &ExprMethodCall) -> bool {
    let names = [
        "map",
        "map_or",
        "map_or_else",
        "map_err",
        "filter",
        "filter_map",
        "flat_map",
        "take_while",
        "skip_while",
        "fold",
        "for_each",
        "inspect",
        "and_then",
        "or_else",
        "unwrap_or_else",
        "ok_or_else",
        "scan",
        "max_by_key",
        "min_by_key",
        "max_by",
        "min_by",
        "partition",
        "is_some_and",
        "is_ok_and",
    ];
    call.args.iter().any(|arg| matches!(arg, Expr::Closure(_))) && names.iter().any(|name| call.method == name)
}

/// Those of them that take a field, too: for a type that has no such method of its own they are std's, and by value.
pub fn takes_field(call: &ExprMethodCall) -> bool {
    let names = ["into", "try_into", "into_iter"];
    call.args.is_empty() && names.iter().any(|name| call.method == name) && matches!(*call.receiver, Expr::Field(_))
}

/// Methods that borrow their receiver, whatever has them. They need not be asked about; and some are implemented for
/// references too, so that the probe's receiver would find those: `AsRef for &mut T`.
pub fn borrows(call: &ExprMethodCall) -> bool {
    let name = call.method.to_string();
    // Those of `Iterator`. A closure cannot be handed to the probe.
    let looks = ["find", "rfind", "find_map", "position", "rposition", "any", "all", "try_fold", "try_for_each"];
    let with_closure = call.args.iter().any(|arg| matches!(arg, Expr::Closure(_)));
    // Of `Ord` and its kin, which exclusive references have, too; an iterator of that name is not compared with a reference.
    let compares = ["cmp", "partial_cmp", "eq", "ne", "lt", "le", "gt", "ge"];
    let with_reference = matches!(call.args.first(), Some(Expr::Reference(other)) if other.mutability.is_none());
    name.starts_with("as_")
        || (with_reference && call.args.len() == 1 && compares.contains(&name.as_str()))
        || name == "borrow"
        || name == "borrow_mut"
        || call.method == FILL
        || call.method == INDEX
        || call.method == INDEX_MUT
        || (with_closure && looks.contains(&name.as_str()))
}

/// Whether a method may be one of `Ord` that take `self`, which references have too, for values that are references.
pub fn compares(call: &ExprMethodCall) -> bool {
    ["max", "min", "clamp"].iter().any(|name| call.method == name)
}

/// Whether a method borrows its receiver, as far as its name tells.
pub fn looks(call: &ExprMethodCall) -> bool {
    only_reads(call) || borrows(call) || usually_borrows(call)
}

/// Whether a method may take what it is called on, a field or a local on some path, as far as its name tells, and can be
/// asked about.
pub fn may_take(call: &ExprMethodCall) -> bool {
    !consumes(call) && !looks(call) && askable(call)
}

/// Whether a method may take a field that it is called on, as far as its name tells, and can be asked about.
pub fn may_take_part(call: &ExprMethodCall) -> bool {
    may_take(call) || takes_with_closure(call)
}

/// A closure without types cannot be passed to the probe.
pub fn askable(call: &ExprMethodCall) -> bool {
    struct Untyped(bool);
    impl<'ast> Visit<'ast> for Untyped {
        fn visit_expr_closure(&mut self, closure: &'ast syn::ExprClosure) {
            self.0 |= closure.inputs.iter().any(|input| !matches!(input, syn::Pat::Type(_)));
        }
    }
    let mut untyped = Untyped(false);
    call.args.iter().for_each(|arg| untyped.visit_expr(arg));
    !untyped.0
}

/// Methods that borrow their receiver in nearly every type that has them. They are not asked about where asking costs much:
/// if one takes it after all, rustc refuses that.
fn usually_borrows(call: &ExprMethodCall) -> bool {
    let name = call.method.to_string();
    let beginnings = [
        "is_", "has_", "get_", "set_", "to_", "poll_", "try_", "read_", "write_", "send_", "recv_", "add_", "remove_",
        "notify_", "contains", "iter_", "load_", "store_", "push", "pop", "insert", "extend", "sort", "retain",
        "register", "local_", "peer_", "append", "reserve", "resize", "truncate", "wake_by",
    ];
    let names = [
        "get",
        "set",
        "iter",
        "remove",
        "clone",
        "drain",
        "keys",
        "values",
        "values_mut",
        "entry",
        "lock",
        "read",
        "write",
        "flush",
        "load",
        "store",
        "swap",
        "replace",
        "next",
        "next_back",
        "peek",
        "recv",
        "eq",
        "ne",
        "cmp",
        "partial_cmp",
        "lt",
        "le",
        "gt",
        "ge",
        "hash",
        "fmt",
        "deref",
        "deref_mut",
        "first",
        "last",
        "len",
        "count_ones",
        "update",
        "tick",
        "reset",
        "wait",
        "notified",
        "cancelled",
        "closed",
        "ready",
        "accept",
        "subscribe",
        "abort",
        "cancel",
        "capacity",
        "position",
        "elapsed",
        "advance",
        "trim",
        "lines",
        "chars",
        "bytes",
        "chunks",
        "windows",
    ];
    // Those of atomics.
    let fetches = ["add", "sub", "and", "nand", "or", "xor", "max", "min", "update"];
    let fetches = name.strip_prefix("fetch_").is_some_and(|what| fetches.contains(&what));
    // That of streams has no argument, and takes them.
    let splits = name == "split" && !call.args.is_empty();
    fetches
        || splits
        || beginnings.iter().any(|beginning| name.starts_with(beginning))
        || names.contains(&name.as_str())
}

/// Whether the name of a method says that it moves, whatever its arguments are.
pub fn says_that_it_moves(call: &ExprMethodCall) -> bool {
    let mut call = call.clone();
    call.args.iter_mut().for_each(|arg| *arg = crate::syntax::unit());
    name_tells(&call) == Name::Moves
}

/// Whether a method takes what it is called on, as its name says, and has nothing to be handed.
pub fn ends_its_receiver(call: &ExprMethodCall) -> bool {
    let names = [
        "build",
        "close",
        "commit",
        "complete",
        "consume",
        "disconnect",
        "finalize",
        "finish",
        "join",
        "rollback",
        "shutdown",
        "unwrap",
        "unwrap_or_default",
    ];
    let name = call.method.to_string();
    call.args.is_empty() && (name.starts_with("into_") || names.contains(&name.as_str()))
}

/// What the name of a method tells, for a receiver of a certain kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// Nothing.
    Any,
    /// An adaptor of `Iterator`: an iterator is taken by value.
    Iterator,
    /// An adaptor of futures, in several libraries: a future is taken by value.
    Future,
    /// An adaptor of iterators and of futures.
    Adaptor,
    /// What pinned things are polled with: a pinned reference is taken by value.
    Poll,
    /// Nobody gives this name to a method that borrows. Such methods are those of traits that are in no library that is
    /// known here, so that their traits cannot be asked for; that it moves is asserted.
    Moves,
}

/// What the name of a method that is asked about tells.
pub fn name_tells(call: &ExprMethodCall) -> Name {
    let name = call.method.to_string();
    // What leaves the function cannot be shown to move.
    let shown = !crate::macros::may_leave(&call.args.to_token_stream());
    match name.as_str() {
        // So Rust's libraries name what they take: [C-CONV](https://rust-lang.github.io/api-guidelines/naming.html).
        _ if name.starts_with("into_") && shown => Name::Moves,
        // Those of cells and options have no argument.
        "take" if call.args.len() == 1 && shown => Name::Moves,
        // Of a pinned reference; others have such methods to be borrowed.
        _ if name.starts_with("poll_") => Name::Poll,
        // Streams and concurrent streams; `retry` of the libraries that try again.
        "collect"
        | "try_collect"
        | "try_for_each"
        | "try_fold"
        | "for_each_concurrent"
        | "try_for_each_concurrent"
        | "buffered"
        | "buffer_unordered"
        | "try_buffered"
        | "try_buffer_unordered"
        | "chunks_timeout"
        | "ready_chunks"
        | "timeout_repeating"
        | "take_until"
        | "chain"
        | "zip"
        | "enumerate"
        | "peekable"
        | "fuse"
        | "flatten"
        | "into_co_stream"
        | "compat"
        | "compat_write"
        | "retry" => Name::Moves,
        "then" | "boxed" | "boxed_local" | "shared" | "left_future" | "right_future" | "into_stream"
        | "flatten_stream" | "unit_error" | "never_error" | "catch_unwind" | "remote_handle" | "and_then"
        | "or_else" | "map_ok" | "map_err" | "ok_into" | "err_into" | "unwrap_or_else" | "timeout" | "now_or_never"
        | "instrument" | "in_current_span" | "with_subscriber" | "race" | "or" | "delay" => Name::Future,
        "rev" | "take" | "skip" | "step_by" | "cloned" | "copied" | "cycle" | "sum" | "product" | "count" | "last"
        | "max" | "min" | "unzip" | "eq" | "filter" | "for_each" => Name::Iterator,
        "map_while" | "take_while" | "skip_while" | "filter_map" | "flat_map" | "scan" | "fold" | "reduce"
        | "partition" | "max_by" | "min_by" | "max_by_key" | "min_by_key" | "cmp" | "partial_cmp" | "ne" | "lt"
        | "le" | "gt" | "ge" => Name::Iterator,
        // Both have them.
        "map" | "inspect" => Name::Adaptor,
        _ => Name::Any,
    }
}
