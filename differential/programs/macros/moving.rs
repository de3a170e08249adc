//! Macros of the user that move the local that they are handed, and ones that borrow it or only look at its name.
use super::*;

macro_rules! client {
    ($stream:expr) => {
        vec![$stream]
    };
}
macro_rules! length {
    ($value:expr) => {
        $value.touch()
    };
}

#[co]
pub async fn main() -> (usize, usize, usize) {
    let stream = noisy("stream");
    let other = noisy("other");
    let borrowed = noisy("borrowed");
    let number = 3;
    let mut client = client!(stream);
    pause("made").await;
    let reference = &mut client;
    pause("borrowed").await;
    reference.push(noisy("more"));
    let length = length!(borrowed);
    let count = client!(other).len();
    pause("counted").await;
    let numbers = client!(number);
    pause("end").await;
    borrowed.touch();
    (client.len() + numbers.len(), length, count)
}
