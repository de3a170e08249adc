//! The macro's own time for each of some typical functions, and `cargo check` and `cargo build` of five hundred of them beside
//! the same as native `async fn`s.

use coropy_benches::compile::{self, Expansion, LIMIT};
use coropy_benches::table;
use std::path::Path;

fn main() {
    expansions(&compile::expansions());
    match compile::crates(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile")) {
        Ok([check, build]) => {
            table::print("500 functions, in milliseconds", 0, &[check], &compile::CHECK);
            table::print_rows("the same, where code is made", 0, &[build]);
        }
        Err(errors) => println!("\n{errors}"),
    }
}

fn expansions(rows: &[Expansion]) {
    println!("\n{:<36} {:>10} {:>10}", "The macro's time, in microseconds", "tokens", "time");
    for Expansion { name, tokens, time } in rows {
        println!("{name:<36} {tokens:>10} {:>10.1}", time.as_secs_f64() * 1e6);
    }
    let mean = rows.iter().map(|row| row.time.as_secs_f64() * 1e6).sum::<f64>() / rows.len() as f64;
    println!("{:<36} {:>10} {mean:>10.1}", "mean", "");
    let above: Vec<&str> = rows.iter().filter(|row| row.time > LIMIT).map(|row| row.name).collect();
    if above.is_empty() {
        println!("target met: each below {LIMIT:?}");
    } else {
        println!("target MISSED: above {LIMIT:?}: {}", above.join(", "));
    }
}
