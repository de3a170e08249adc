//! Empty blocks, empty branches, lone semicolons.
use super::*;

#[rustfmt::skip]
#[co]
pub async fn main() {
    {}
    ;
    if later("p", true).await {}
    if later("q", false).await {
    } else {
    };
    loop {
        break;
    }
    ;
    {
        pause("r").await;
    }
    match later("s", 1).await {
        1 => {}
        _ => (),
    }
}
