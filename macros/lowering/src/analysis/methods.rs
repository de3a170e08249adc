//! What the name of a method tells of its receiver, where no type is known.
//!
//! Input: a method call, or its name. Output: whether a method of std by that name takes the receiver by value, or gives a
//! result that does not borrow from it. Calls of any other name are asked about (`probe`).

use syn::{Expr, ExprMethodCall};

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
    let with_closure = call.args.iter().any(|arg| matches!(arg, Expr::Closure(_)));
    let takes_closure = [
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
    name == "into"
        || name == "try_into"
        || name == "into_iter"
        || (with_closure && takes_closure.contains(&name.as_str()))
}

/// Methods of `Iterator` that take it by value.
pub fn is_adaptor(name: &str) -> bool {
    matches!(
        name,
        "flatten"
            | "enumerate"
            | "zip"
            | "chain"
            | "rev"
            | "take"
            | "skip"
            | "step_by"
            | "cloned"
            | "copied"
            | "collect"
            | "peekable"
            | "cycle"
            | "sum"
            | "product"
            | "count"
            | "last"
            | "max"
            | "min"
            | "fuse"
            | "unzip"
            | "eq"
            | "map"
            | "filter"
            | "for_each"
    )
}
