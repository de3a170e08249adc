//! The names in a format string.
//!
//! ```text
//! "{x:>w$} {{z}} {}"      names `x` and `w`
//! ```

/// Applies `f` to the names that a format string captures, positional and width arguments included.
pub fn map_captures(text: &str, f: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..=open]);
        rest = &rest[open + 1..];
        if let Some(after) = rest.strip_prefix('{') {
            out.push('{');
            rest = after;
            continue;
        }
        let Some(close) = rest.find('}') else { break };
        let (name, spec) = match rest[..close].split_once(':') {
            Some((name, spec)) => (name, Some(spec)),
            None => (&rest[..close], None),
        };
        out.push_str(&f(name.trim()).unwrap_or_else(|| name.to_string()));
        if let Some(spec) = spec {
            out.push(':');
            out.push_str(&map_counts(spec, &f));
        }
        rest = &rest[close..];
    }
    out.push_str(rest);
    out
}

/// The `width$` and `.precision$` of a format spec.
fn map_counts(spec: &str, f: &impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut rest = spec;
    while let Some(dollar) = rest.find('$') {
        let name_at = rest[..dollar]
            .rfind(|c: char| !(c.is_alphanumeric() || c == '_'))
            .map_or(0, |at| at + rest[at..].chars().next().map_or(1, char::len_utf8));
        let name = &rest[name_at..dollar];
        out.push_str(&rest[..name_at]);
        out.push_str(&f(name).unwrap_or_else(|| name.to_string()));
        out.push('$');
        rest = &rest[dollar + 1..];
    }
    out.push_str(rest);
    out
}
