//! Instructions and time per resume of each shape beside its native future. Making and dropping the object are included.

use coropy_benches::drive::Probe;
use coropy_benches::shapes::{self, Shape};
use coropy_benches::table::{self, Row, Target};
use coropy_benches::{callgrind, clock};

const TARGET: Target = Target { mean: 1.0, worst: 1.15 };

fn main() {
    let shapes: Vec<Shape> = shapes::chosen().collect();
    let probes = || shapes.iter().flat_map(|shape| [&shape.native, &shape.ours]);
    if callgrind::is_watched() {
        return callgrind::run_watched(probes());
    }
    shapes.iter().for_each(check);
    instructions(&shapes, probes());
    time(&shapes);
}

/// Both futures must have done the same.
fn check(shape: &Shape) {
    let [native, ours] = [shape.native, shape.ours].map(|probe| (probe.run)(2));
    assert_eq!(native, ours, "`{}` does not run as its native future does", shape.name);
}

fn instructions<'a>(shapes: &[Shape], probes: impl Iterator<Item = &'a Probe>) {
    match callgrind::instructions(probes) {
        Ok(counts) => {
            let row = |(shape, counts): (&Shape, &[f64])| Row { name: shape.name, native: counts[0], ours: counts[1] };
            let rows: Vec<Row> = shapes.iter().zip(counts.chunks(2)).map(row).collect();
            table::print("Instructions per resume", 1, &rows, &TARGET);
        }
        Err(reason) => println!("\nInstructions per resume: skipped, {reason}"),
    }
}

fn time(shapes: &[Shape]) {
    let row = |shape: &Shape| {
        let [native, ours] = clock::nanoseconds([&shape.native, &shape.ours]);
        Row { name: shape.name, native, ours }
    };
    let rows: Vec<Row> = shapes.iter().map(row).collect();
    table::print("Nanoseconds per resume", 2, &rows, &TARGET);
}
