//! Time, on a machine that does other things too: both futures of a shape take turns, and the shortest turn counts.

use crate::drive::{Probe, measured};
use std::time::{Duration, Instant};

/// How long one turn takes, roughly.
const TURN: Duration = Duration::from_micros(500);
/// How many turns each gets.
const TURNS: usize = 60;

/// Nanoseconds per resume of each.
pub fn nanoseconds<const N: usize>(probes: [&Probe; N]) -> [f64; N] {
    let rounds = probes.map(rounds_per_turn);
    let mut best = [f64::INFINITY; N];
    for _ in 0..TURNS {
        for (at, probe) in probes.iter().enumerate() {
            let (elapsed, resumes) = turn(probe, rounds[at]);
            best[at] = best[at].min(elapsed.as_nanos() as f64 / resumes as f64);
        }
    }
    best
}

fn rounds_per_turn(probe: &Probe) -> u64 {
    let mut rounds = 1;
    while turn(probe, rounds).0 < TURN {
        rounds *= 2;
    }
    rounds
}

fn turn(probe: &Probe, rounds: u64) -> (Duration, u64) {
    let start = Instant::now();
    let run = measured(probe, rounds);
    (start.elapsed(), run.resumes)
}
