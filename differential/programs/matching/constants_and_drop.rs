//! Matched by constants alone, a value is not moved: it lives to the end of its scope.
use super::*;

enum Door {
    Open,
    Shut,
}
impl Drop for Door {
    fn drop(&mut self) {
        step(match self {
            Door::Open => "drop open",
            Door::Shut => "drop shut",
        });
    }
}
#[co]
async fn by_unit(d: Door) -> i32 {
    let n = match d {
        Door::Open => {
            pause("p").await;
            1
        }
        Door::Shut => 2,
    };
    step("after");
    pause("q").await;
    n
}
#[co]
async fn by_if(d: Door) -> i32 {
    if let Door::Open = d {
        pause("p").await;
        step("in");
    }
    step("after");
    pause("q").await;
    1
}
#[co]
async fn a_local() -> i32 {
    let d = later("d", Door::Open).await;
    let _n = noisy("n");
    match d {
        Door::Open => step("open"),
        Door::Shut => {}
    }
    pause("r").await;
    step("end");
    3
}
#[co]
pub async fn main() -> i32 {
    a_local().await
        + by_unit(Door::Open).await
        + by_unit(Door::Shut).await
        + by_if(Door::Open).await
        + by_if(Door::Shut).await
}
