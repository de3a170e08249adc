//! Two arrays in a local, dropped in the same order.
use super::*;
#[co]
async fn array_of_arrays(way: bool) -> usize {
    let x = ([noisy("a"), noisy("b")], noisy("c"), [noisy("d"), noisy("e")]);
    pause("p").await;
    drop(x.1);
    if way {
        pause("z").await;
    } else {
        let [d, _] = x.2;
        pause("q").await;
        d.touch();
        let [a, _] = x.0;
        pause("s").await;
        a.touch();
        return 2;
    }
    step("end");
    1
}
#[co]
pub async fn main() -> usize {
    array_of_arrays(true).await + array_of_arrays(false).await
}
