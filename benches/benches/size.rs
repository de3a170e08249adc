//! The size of each shape's object beside that of its native future.

use coropy_benches::shapes::{self, Shape};
use coropy_benches::{measure, table};

fn main() {
    let shapes: Vec<Shape> = shapes::chosen().collect();
    table::print("Size, in bytes", 0, &measure::sizes(&shapes), &measure::SIZE);
}
