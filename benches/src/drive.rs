//! Runs a future to its end, over and over, with a waker that wakes nobody.

use crate::futures::Refused;
use std::future::Future;
use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// One of a shape's two futures.
#[derive(Clone, Copy)]
pub struct Probe {
    /// The object, in bytes.
    pub size: usize,
    /// Makes it and runs it to its end so many times.
    pub run: fn(u64) -> Run,
}

/// What running came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// How often it was polled.
    pub resumes: u64,
    /// A sum over what it returned, the same for both futures of a shape.
    pub checksum: u64,
}

/// What shapes return.
pub trait Checksum {
    /// A number that stands for the value.
    fn checksum(self) -> u64;
}
impl Checksum for u64 {
    fn checksum(self) -> u64 {
        self
    }
}
impl Checksum for Option<u64> {
    fn checksum(self) -> u64 {
        self.unwrap_or(1)
    }
}
impl Checksum for Result<u64, Refused> {
    fn checksum(self) -> u64 {
        self.unwrap_or_else(|refused| refused.0)
    }
}
impl Checksum for Result<u64, Box<dyn std::error::Error>> {
    fn checksum(self) -> u64 {
        self.unwrap_or(1)
    }
}

/// The size of what `make` returns. Nothing is made: a coroutine that is never awaited would warn.
pub const fn size_of_made<F>(_: &impl Fn() -> F) -> usize {
    size_of::<F>()
}

/// What every probe's `run` does.
#[inline(always)]
pub fn drive<F: Future<Output: Checksum>>(rounds: u64, make: impl Fn() -> F) -> Run {
    let mut run = Run::default();
    let mut cx = Context::from_waker(Waker::noop());
    for _ in 0..rounds {
        let mut future = pin!(make());
        loop {
            run.resumes += 1;
            // The optimiser must not see through the object: a task would not let it either.
            if let Poll::Ready(output) = black_box(future.as_mut()).poll(&mut cx) {
                run.checksum = run.checksum.wrapping_add(output.checksum());
                break;
            }
        }
    }
    run
}

/// Runs a probe where callgrind looks: it counts in here, and nowhere else.
#[inline(never)]
pub fn measured(probe: &Probe, rounds: u64) -> Run {
    black_box((probe.run)(black_box(rounds)))
}
