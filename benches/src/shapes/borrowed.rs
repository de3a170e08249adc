//! Locals that are borrowed across an await: a third of real async functions, two thirds of those in tests.

use super::shapes;
use crate::futures::{Fetch, fetch, nap};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

/// A connection, read through `&mut`.
struct Socket {
    left: u64,
}

/// Fills a buffer.
struct Read<'a> {
    socket: &'a mut Socket,
    buffer: &'a mut [u8],
    wait: Fetch,
}

impl Socket {
    fn read<'a>(&'a mut self, buffer: &'a mut [u8]) -> Read<'a> {
        let length = self.left.min(buffer.len() as u64);
        Read { socket: self, buffer, wait: fetch(length) }
    }
}

impl Future for Read<'_> {
    type Output = usize;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<usize> {
        let this = &mut *self;
        Pin::new(&mut this.wait).poll(cx).map(|length| {
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            this.buffer[..length].fill(1);
            this.socket.left -= length as u64;
            length
        })
    }
}

shapes! {
    "buffer lent": buffer_lent() = {
        pub async fn buffer_lent() -> u64 {
            let mut buffer = [0; 64];
            let mut socket = Socket { left: 40 };
            let length = socket.read(&mut buffer).await;
            buffer[..length].iter().map(|byte| u64::from(*byte)).sum()
        }
    }
    "one buffer after the other": two_buffers() = {
        pub async fn two_buffers() -> u64 {
            let mut socket = Socket { left: 80 };
            let head = {
                let mut buffer = [0; 64];
                socket.read(&mut buffer).await;
                u64::from(buffer[0])
            };
            let mut body = [0; 256];
            let length = socket.read(&mut body).await;
            head + body[..length].iter().map(|byte| u64::from(*byte)).sum::<u64>()
        }
    }
    "read until the end": read_all(400) = {
        pub async fn read_all(left: u64) -> u64 {
            let mut socket = Socket { left };
            let mut buffer = [0; 64];
            let mut all = Vec::new();
            loop {
                let length = socket.read(&mut buffer).await;
                if length == 0 {
                    break;
                }
                all.extend_from_slice(&buffer[..length]);
            }
            all.len() as u64
        }
    }
    "reference held": reference_held(3) = {
        pub async fn reference_held(x: u64) -> u64 {
            let text = x.to_string();
            let digits = &text;
            nap().await;
            let length = digits.len() as u64;
            nap().await;
            length + digits.len() as u64
        }
    }
    "child that borrows": lends(3) = {
        pub async fn lends(x: u64) -> u64 {
            let text = x.to_string();
            let length = measure(&text).await;
            length + text.len() as u64
        }
        pub async fn measure(text: &str) -> u64 {
            nap().await;
            text.len() as u64
        }
    }
    "iterator over a local": iterator_over(5) = {
        pub async fn iterator_over(n: u64) -> u64 {
            let values: Vec<u64> = (0..n).collect();
            let mut total = 0;
            for value in values.iter() {
                total += fetch(*value).await;
            }
            total + values.len() as u64
        }
    }
    "guard of a local lock": guard_of_lock(3) = {
        pub async fn guard_of_lock(x: u64) -> u64 {
            let lock = Mutex::new(x);
            let mut guard = lock.lock().unwrap_or_else(PoisonError::into_inner);
            *guard += fetch(x).await;
            *guard
        }
    }
    "two exclusive receivers": receivers(100) = {
        pub async fn receivers(left: u64) -> u64 {
            let mut first = Socket { left };
            let mut second = Socket { left };
            let mut buffer = [0; 16];
            let one = first.read(&mut buffer).await;
            let two = second.read(&mut buffer[..8]).await;
            let three = first.read(&mut buffer).await;
            (one + two + three) as u64
        }
    }
    "temporary in the operand": temporary(3) = {
        pub async fn temporary(x: u64) -> u64 {
            let length = measure_bytes(&x.to_be_bytes()).await;
            nap().await;
            length
        }
        pub async fn measure_bytes(bytes: &[u8]) -> u64 {
            nap().await;
            bytes.len() as u64
        }
    }
}
