//! A regular function.
//!
//! ```python
//! def square(number: int) -> int:
//!     return number*number
//!
//! result = square(10)
//! print(result)
//! ```

fn square(number: i64) -> i64 {
    number * number
}

fn main() {
    let result = square(10);
    println!("{result}");
}
