//! One thing after the other.

use super::shapes;
use crate::futures::{fetch, nap};

shapes! {
    "no await": no_await(7) = {
        pub async fn no_await(x: u64) -> u64 {
            x * x
        }
    }
    "one await": one_await() = {
        pub async fn one_await() -> u64 {
            nap().await;
            1
        }
    }
    "argument used after": argument_after(7) = {
        pub async fn argument_after(x: u64) -> u64 {
            nap().await;
            x * x
        }
    }
    "argument used only before": argument_before(7) = {
        pub async fn argument_before(x: u64) -> u64 {
            let square = x * x;
            nap().await;
            square
        }
    }
    "tail await": tail(7) = {
        pub async fn tail(x: u64) -> u64 {
            let double = x * 2;
            fetch(double).await
        }
    }
    "many small locals": small_locals(7) = {
        pub async fn small_locals(x: u8) -> u64 {
            let a = x;
            let b = u16::from(x) + 1;
            let c = u32::from(x) + 2;
            let d = x % 2 == 0;
            let e = u64::from(x) + 4;
            let f = x ^ 3;
            nap().await;
            u64::from(a) + u64::from(b) + u64::from(c) + u64::from(d) + e + u64::from(f)
        }
    }
    "ten naps": ten_naps() = {
        pub async fn ten_naps() -> u64 {
            nap().await;
            nap().await;
            nap().await;
            nap().await;
            nap().await;
            nap().await;
            nap().await;
            nap().await;
            nap().await;
            nap().await;
            10
        }
    }
    "eight results kept": eight_results() = {
        pub async fn eight_results() -> u64 {
            let a = fetch(1).await;
            let b = fetch(2).await;
            let c = fetch(3).await;
            let d = fetch(4).await;
            let e = fetch(5).await;
            let f = fetch(6).await;
            let g = fetch(7).await;
            let h = fetch(8).await;
            a + b + c + d + e + f + g + h
        }
    }
    "deferred initialisation": deferred(7) = {
        pub async fn deferred(x: u64) -> u64 {
            let y;
            nap().await;
            y = x + 1;
            nap().await;
            y
        }
    }
    "each result used once": pipeline(3) = {
        pub async fn pipeline(x: u64) -> u64 {
            let x = fetch(x + 1).await;
            let x = fetch(x * 2).await;
            let x = fetch(x + 3).await;
            fetch(x * 4).await
        }
    }
    "blocks within blocks": blocks(3) = {
        pub async fn blocks(x: u64) -> u64 {
            let y = {
                let inner = fetch(x).await;
                {
                    let innermost = fetch(inner + 1).await;
                    nap().await;
                    innermost + inner
                }
            };
            nap().await;
            y
        }
    }
}
