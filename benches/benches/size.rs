//! The size of each shape's object beside that of its native future.

use coropy_benches::shapes;
use coropy_benches::table::{self, Row, Target};

fn main() {
    let rows = shapes::chosen().map(|shape| Row {
        name: shape.name,
        native: shape.native.size as f64,
        ours: shape.ours.size as f64,
    });
    let rows: Vec<Row> = rows.collect();
    table::print("Size, in bytes", 0, &rows, &Target { mean: 0.8, worst: 1.0 });
}
