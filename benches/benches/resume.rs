//! Instructions and time per resume of each shape beside its native future. Making and dropping the object are included.

use coropy_benches::shapes::{self, Shape};
use coropy_benches::{callgrind, measure, table};

fn main() {
    let shapes: Vec<Shape> = shapes::chosen().collect();
    if callgrind::is_watched() {
        return callgrind::run_watched(measure::probes(&shapes));
    }
    shapes.iter().for_each(measure::check);
    match measure::instructions(&shapes) {
        Ok(rows) => table::print("Instructions per resume", 1, &rows, &measure::RESUME),
        Err(reason) => println!("\nInstructions per resume: skipped, {reason}"),
    }
    table::print("Nanoseconds per resume", 2, &measure::times(&shapes), &measure::RESUME);
}
