//! Control flow without loops.

use super::shapes;
use crate::futures::{attempt, fetch, nap};
use std::hint::black_box;

shapes! {
    "if, one side awaits": one_side(7) = {
        pub async fn one_side(x: u64) -> u64 {
            let mut y = x;
            if x > 3 {
                y += fetch(x).await;
            }
            y + 1
        }
    }
    "branches with different big locals": big_branches(1) = {
        pub async fn big_branches(x: u64) -> u64 {
            if x == 0 {
                let bytes = black_box([1u8; 512]);
                nap().await;
                u64::from(bytes[x as usize])
            } else if x == 1 {
                let words = black_box([2u32; 128]);
                nap().await;
                u64::from(words[x as usize])
            } else {
                let longs = black_box([3u64; 64]);
                nap().await;
                longs[x as usize]
            }
        }
    }
    "match, four arms await": four_arms(2) = {
        pub async fn four_arms(x: u64) -> u64 {
            match x % 4 {
                0 => fetch(x).await,
                1 => fetch(x).await + fetch(1).await,
                2 => {
                    nap().await;
                    x
                }
                _ => 0,
            }
        }
    }
    "match on what is awaited": match_await(2) = {
        pub async fn match_await(x: u64) -> u64 {
            match attempt(x).await {
                Ok(value) if value > 100 => value,
                Ok(value) => fetch(value + 1).await,
                Err(refused) => refused.0,
            }
        }
    }
    "if let": if_let(Some(2)) = {
        pub async fn if_let(x: Option<u64>) -> u64 {
            if let Some(value) = x {
                let more = fetch(value).await;
                return more + value;
            }
            nap().await;
            0
        }
    }
    "let else": let_else(Some(2)) = {
        pub async fn let_else(x: Option<u64>) -> u64 {
            let Some(value) = x else { return 0 };
            nap().await;
            value
        }
    }
    "early return": early(2) = {
        pub async fn early(x: u64) -> u64 {
            if fetch(x).await > 100 {
                return 1;
            }
            if fetch(x + 1).await > 100 {
                return 2;
            }
            fetch(x + 2).await
        }
    }
    "if, both sides await": both_sides(7) = {
        pub async fn both_sides(x: u64) -> u64 {
            let y = if x > 3 { fetch(x).await } else { fetch(x + 1).await + 1 };
            nap().await;
            y + x
        }
    }
    "deep nesting": deep(9) = {
        pub async fn deep(x: u64) -> u64 {
            let mut total = 0;
            if x > 1 {
                match fetch(x).await {
                    0 => total += 1,
                    value => {
                        if value % 2 == 1 {
                            let mut left = value;
                            while left > 6 {
                                total += match fetch(left).await {
                                    7 => fetch(1).await,
                                    other => other,
                                };
                                left -= 1;
                            }
                        } else {
                            total += fetch(2).await;
                        }
                    }
                }
            }
            total
        }
    }
}
