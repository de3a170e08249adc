//! What the picture looks like: colours, type, measures.

use std::fmt::Write;

/// Twelve pixels of any monospaced font are about this wide.
pub const CHAR_WIDTH: f64 = 7.25;
pub const LINE_HEIGHT: f64 = 16.0;
pub const PADDING: f64 = 8.0;
pub const MARGIN: f64 = 24.0;
pub const LEGEND_WIDTH: f64 = 620.0;

/// The style sheet and the arrow heads.
pub const STYLE: &str = r##"<style>
svg { background: #ffffff; }
text { font: 12px "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1f2430; white-space: pre; }
.name { font-weight: bold; font-size: 14px; }
.hint, .label { fill: #5b6472; }
rect { fill: #ffffff; stroke: #8a93a3; }
.behind { stroke: none; }
.branch rect { fill: #eef2f7; }
.await rect { fill: #fff1cc; stroke: #b37a00; }
.return rect { fill: #dff2e1; stroke: #2e7d32; }
.never rect { fill: #f8dcdc; stroke: #b3261e; }
path { fill: none; stroke: #5b6472; stroke-width: 1.2; }
path.run { marker-end: url(#run); }
path.resume { stroke: #b37a00; stroke-dasharray: 5 3; marker-end: url(#resume); }
</style>
<defs>
<marker id="run" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" style="fill:#5b6472;stroke:none"/></marker>
<marker id="resume" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" style="fill:#b37a00;stroke:none"/></marker>
</defs>
<rect width="100%" height="100%" style="stroke:none"/>
"##;

/// What the colours mean.
pub fn legend(x: f64, y: f64, out: &mut String) -> std::fmt::Result {
    let kinds = [
        ("plain", "goes on"),
        ("branch", "decides"),
        ("await", "awaits: a state"),
        ("return", "returns"),
        ("never", "does not go on"),
    ];
    let mut at = x;
    for (class, text) in kinds {
        writeln!(out, r#"<g class="{class}"><rect x="{at:.1}" y="{y:.1}" width="14" height="12" rx="2"/></g>"#)?;
        writeln!(out, r#"<text class="hint" x="{:.1}" y="{:.1}">{text}</text>"#, at + 20.0, y + 10.5)?;
        at += 44.0 + CHAR_WIDTH * text.chars().count() as f64;
    }
    Ok(())
}

/// Text for XML.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// At most `max` characters, an ellipsis at the end if there were more.
pub fn shortened(text: &str, max: usize) -> String {
    let line = text.replace('\n', " ");
    match line.char_indices().nth(max) {
        Some(_) => line.chars().take(max - 1).chain(['…']).collect(),
        None => line,
    }
}
