//! A loop over rows, a loop over the row's cells, awaits in both.
use super::*;

#[co]
pub async fn main() -> i32 {
    let mut rows = vec![vec![1, 2], vec![], vec![3]];
    let mut sum = 0;
    for row in &mut rows {
        for cell in row.iter_mut() {
            *cell += later("cell", 1).await;
            sum += *cell;
        }
        pause("row").await;
        row.push(0);
    }
    sum + rows.iter().map(|row| row.len() as i32).sum::<i32>()
}
