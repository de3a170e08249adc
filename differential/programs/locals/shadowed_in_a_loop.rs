//! An inner local of the same name as an outer one, in a loop; neither is mentioned again: each is dropped in its scope.
use super::*;

#[co]
async fn go(n: i32) {
    if let Some(a) = later("outer", Some(noisy("outer"))).await.filter(|_| n != 1) {
        pause("p").await;
        let mut count = 0;
        while count < 2 {
            count += 1;
            pause("q").await;
            let a = noisy("inner");
            if n == 2 {
                a.touch();
            }
        }
        pause("r").await;
        let _ = a;
    }
}

#[co]
pub async fn main() {
    let a = noisy("first");
    for n in 0..3 {
        let a = (n, noisy("pair"));
        pause("turn").await;
        go(a.0).await;
    }
    a.touch();
}
