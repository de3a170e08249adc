//! The rows of the tables: what is measured of each shape.

use crate::drive::Probe;
use crate::shapes::Shape;
use crate::table::{Row, Target};
use crate::{callgrind, clock};

/// What sizes should come to.
pub const SIZE: Target = Target { mean: 0.8, worst: 1.0 };
/// What a resume should come to.
pub const RESUME: Target = Target { mean: 1.0, worst: 1.15 };

/// The size of each object, in bytes.
pub fn sizes(shapes: &[Shape]) -> Vec<Row> {
    let row = |shape: &Shape| Row { name: shape.name, native: shape.native.size as f64, ours: shape.ours.size as f64 };
    shapes.iter().map(row).collect()
}

/// Both futures of each shape, in turn: what callgrind is to watch.
pub fn probes(shapes: &[Shape]) -> impl Iterator<Item = &Probe> {
    shapes.iter().flat_map(|shape| [&shape.native, &shape.ours])
}

/// Both futures of a shape must do the same.
pub fn check(shape: &Shape) {
    let [native, ours] = [shape.native, shape.ours].map(|probe| (probe.run)(2));
    assert_eq!(native, ours, "`{}` does not run as its native future does", shape.name);
}

/// Instructions per resume. Making and dropping the object are included.
///
/// # Errors
/// Says why there are none.
pub fn instructions(shapes: &[Shape]) -> Result<Vec<Row>, String> {
    let counts = callgrind::instructions(probes(shapes))?;
    let row = |(shape, counts): (&Shape, &[f64])| Row { name: shape.name, native: counts[0], ours: counts[1] };
    Ok(shapes.iter().zip(counts.chunks(2)).map(row).collect())
}

/// Nanoseconds per resume. Making and dropping the object are included.
pub fn times(shapes: &[Shape]) -> Vec<Row> {
    let row = |shape: &Shape| {
        let [native, ours] = clock::nanoseconds([&shape.native, &shape.ours]);
        Row { name: shape.name, native, ours }
    };
    shapes.iter().map(row).collect()
}
