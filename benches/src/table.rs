//! Tables of native beside ours, and what they come to.

/// One quantity of one shape.
pub struct Row {
    /// The shape.
    pub name: &'static str,
    /// Of the native future.
    pub native: f64,
    /// Of ours.
    pub ours: f64,
}

impl Row {
    /// Ours by native.
    pub fn ratio(&self) -> f64 {
        self.ours / self.native
    }
}

/// What a quantity should come to.
pub struct Target {
    /// The geometric mean of the ratios is at most this.
    pub mean: f64,
    /// No ratio is above this.
    pub worst: f64,
}

/// Prints one line per shape, the geometric mean of the ratios, and where they miss the target.
pub fn print(title: &str, decimals: usize, rows: &[Row], target: &Target) {
    print_rows(title, decimals, rows);
    let mean = geometric_mean(rows);
    println!("{:<36} {:>10} {:>10} {mean:>7.2}", "geometric mean", "", "");
    verdict(mean, rows, target);
}

/// The rows alone.
pub fn print_rows(title: &str, decimals: usize, rows: &[Row]) {
    println!("\n{title:<36} {:>10} {:>10} {:>7}", "native", "ours", "ratio");
    for row in rows {
        let (native, ours) = (row.native, row.ours);
        println!("{:<36} {native:>10.decimals$} {ours:>10.decimals$} {:>7.2}", row.name, row.ratio());
    }
}

fn verdict(mean: f64, rows: &[Row], target: &Target) {
    let word = if mean <= target.mean { "met" } else { "MISSED" };
    println!("target {word}: geometric mean {mean:.3}, to be at most {:.2}", target.mean);
    let mut above: Vec<&Row> = rows.iter().filter(|row| row.ratio() > target.worst).collect();
    above.sort_by(|left, right| right.ratio().total_cmp(&left.ratio()));
    if above.is_empty() {
        println!("target met: none of {} shapes is above {:.2}", rows.len(), target.worst);
    } else {
        let above: Vec<String> = above.iter().map(|row| format!("{} ({:.2})", row.name, row.ratio())).collect();
        println!(
            "target MISSED: {} of {} shapes above {:.2}: {}",
            above.len(),
            rows.len(),
            target.worst,
            above.join(", ")
        );
    }
}

/// Of the ratios.
pub fn geometric_mean(rows: &[Row]) -> f64 {
    (rows.iter().map(|row| row.ratio().ln()).sum::<f64>() / rows.len() as f64).exp()
}
