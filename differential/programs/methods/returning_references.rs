//! Methods that return references into `self` and into arguments.
use super::*;

struct Table {
    rows: Vec<String>,
}

impl Table {
    #[co]
    async fn find<'t>(&'t self, prefix: &str) -> Option<&'t str> {
        for row in self.rows.iter() {
            pause("row").await;
            if row.starts_with(prefix) {
                return Some(row.as_str());
            }
        }
        None
    }
    #[co]
    async fn last(&mut self) -> Option<&mut String> {
        pause("last").await;
        self.rows.last_mut()
    }
}

#[co]
pub async fn main() -> (Option<&'static str>, Option<&'static mut String>) {
    let table: &'static Table = Box::leak(Box::new(Table { rows: vec!["abc".into(), "xyz".into()] }));
    let other: &'static mut Table = Box::leak(Box::new(Table { rows: vec!["end".into()] }));
    (table.find("x").await, other.last().await)
}
