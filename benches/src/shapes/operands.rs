//! Awaits inside larger expressions.

use super::shapes;
use crate::futures::{attempt, fetch};

fn add(a: u64, b: u64, c: u64) -> u64 {
    a + b + c
}

shapes! {
    "sum of two awaits": sum(2) = {
        pub async fn sum(x: u64) -> u64 {
            fetch(x).await + fetch(x + 1).await
        }
    }
    "arguments of a call": arguments(2) = {
        pub async fn arguments(x: u64) -> u64 {
            add(fetch(x).await, x, fetch(x + 1).await)
        }
    }
    "fields of a struct": fields(2) = {
        pub async fn fields(x: u64) -> u64 {
            let point = (fetch(x).await, fetch(x + 1).await, fetch(x + 2).await);
            point.0 + point.1 + point.2
        }
    }
    "await within an await": within(2) = {
        pub async fn within(x: u64) -> u64 {
            fetch(fetch(fetch(x).await + 1).await + 1).await
        }
    }
    "await and a method": method(2) = {
        pub async fn method(x: u64) -> u64 {
            attempt(x).await.map(|value| value + 1).unwrap_or(0)
        }
    }
    "lazy and": lazy(2) = {
        pub async fn lazy(x: u64) -> u64 {
            if fetch(x).await > 1 && fetch(x + 1).await > 2 { x } else { 0 }
        }
    }
    "in a macro of std": in_macro(2) = {
        pub async fn in_macro(x: u64) -> u64 {
            assert_eq!(fetch(x).await, x);
            assert!(fetch(x).await > 0);
            x
        }
    }
}
