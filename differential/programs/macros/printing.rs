//! `println!`, `eprintln!`, `print!` with awaits and captures.
use super::*;

#[co]
pub async fn main() {
    let name = "n";
    println!("{} {name} {}", later("a", 1).await, eval("b", 2));
    eprintln!("{0} {0} {x}", later("c", 3).await, x = later("d", 4).await);
    print!("");
    println!();
    println!("{name:?} {:>width$}", later("e", 5).await, width = 4);
}
