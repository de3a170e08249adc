//! Awaits in loops.

use super::shapes;
use crate::futures::{fetch, nap};
use std::future::ready;

shapes! {
    "loop": counted(20) = {
        pub async fn counted(n: u64) -> u64 {
            let mut i = 0;
            loop {
                if i == n {
                    break i;
                }
                nap().await;
                i += 1;
            }
        }
    }
    "while": while_loop(20) = {
        pub async fn while_loop(n: u64) -> u64 {
            let (mut i, mut total) = (0, 0);
            while i < n {
                total += fetch(i).await;
                i += 1;
            }
            total
        }
    }
    "for over a range": range(20) = {
        pub async fn range(n: u64) -> u64 {
            let mut total = 0;
            for i in 0..n {
                total += fetch(i).await;
            }
            total
        }
    }
    "for over a range, a coroutine": for_child(20) = {
        pub async fn for_child(n: u64) -> u64 {
            let mut total = 0;
            for i in 0..n {
                total += napping_square(i).await;
            }
            total
        }
        pub async fn napping_square(x: u64) -> u64 {
            nap().await;
            x * x
        }
    }
    "for over a Vec": for_vec(vec![3; 20]) = {
        pub async fn for_vec(values: Vec<u64>) -> u64 {
            let mut total = 0;
            for value in values {
                total += fetch(value).await;
            }
            total
        }
    }
    "nested loops, labels": labels(5) = {
        pub async fn labels(n: u64) -> u64 {
            let mut total = 0;
            'rows: for row in 0..n {
                for column in 0..n {
                    if column > row {
                        continue 'rows;
                    }
                    if total > 1000 {
                        break 'rows;
                    }
                    total += fetch(row + column).await;
                }
                nap().await;
            }
            total
        }
    }
    "while let, awaited": while_let(20) = {
        pub async fn while_let(n: u64) -> u64 {
            let (mut left, mut total) = (n, 0);
            while let Some(value) = countdown(left).await {
                left = value;
                total += value;
            }
            total
        }
        pub async fn countdown(left: u64) -> Option<u64> {
            nap().await;
            left.checked_sub(1)
        }
    }
    "ready at once, in a loop": at_once(20) = {
        pub async fn at_once(n: u64) -> u64 {
            let mut total = 0;
            for i in 0..n {
                total += ready(i).await;
            }
            total
        }
    }
    "a coroutine ready at once, in a loop": child_at_once(20) = {
        pub async fn child_at_once(n: u64) -> u64 {
            let mut total = 0;
            for i in 0..n {
                total += double(i).await;
            }
            total
        }
        pub async fn double(x: u64) -> u64 {
            x * 2
        }
    }
    "read and write until done": serve(20) = {
        pub async fn serve(n: u64) -> u64 {
            let mut served = 0;
            loop {
                let request = fetch(n - served).await;
                if request == 0 {
                    return served;
                }
                let response = fetch(request * 2).await;
                fetch(response).await;
                served += 1;
            }
        }
    }
}
