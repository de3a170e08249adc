//! Spawn, yield and wake: the event loop beside tokio's current-thread runtime and smol's local executor, in one run.
//!
//! The scenarios are written once. For each executor they are compiled with its way to spawn and to give way, ours
//! through the attribute. The clock runs inside of the executor; its start and end are not counted.

use async_executor::LocalExecutor;
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::hint::black_box;
use std::rc::Rc;
use std::task::{Poll, Waker};
use std::time::{Duration, Instant};

/// How often each executor has its turn at a scenario; the shortest counts.
const TURNS: usize = 40;
/// Operations per turn.
const TASKS: u32 = 1_000;
const YIELDS: u32 = 10_000;
const YIELDERS: u32 = 100;
const PINGS: u32 = 5_000;

/// Whose turn it is of two tasks that wake each other.
#[derive(Default)]
struct Table {
    turn: Cell<usize>,
    wakers: [RefCell<Option<Waker>>; 2],
}

impl Table {
    fn mine(&self, me: usize) -> impl Future<Output = ()> {
        poll_fn(move |cx| {
            if self.turn.get() == me {
                return Poll::Ready(());
            }
            *self.wakers[me].borrow_mut() = Some(cx.waker().clone());
            Poll::Pending
        })
    }

    fn pass(&self, me: usize) {
        self.turn.set(1 - me);
        if let Some(waker) = self.wakers[1 - me].borrow_mut().take() {
            waker.wake();
        }
    }
}

/// Nanoseconds for each operation since `start`.
fn each(start: Instant, operations: u32) -> f64 {
    start.elapsed().as_nanos() as f64 / f64::from(operations)
}

/// The scenarios, for an executor that is passed along as `$executor: $type`.
macro_rules! scenarios {
    ([$($attribute:tt)*] $executor:ident: $type:ty, $spawn:expr, $join:expr, $give_way:expr) => {
        $($attribute)*
        async fn one(number: u32) -> u32 {
            number
        }

        $($attribute)*
        async fn yielder(yields: u32) -> u32 {
            for _ in 0..yields {
                $give_way.await;
            }
            yields
        }

        $($attribute)*
        async fn player(table: Rc<Table>, me: usize) -> u32 {
            for _ in 0..PINGS {
                table.mine(me).await;
                table.pass(me);
            }
            PINGS
        }

        $($attribute)*
        pub async fn spawn($executor: $type) -> f64 {
            let start = Instant::now();
            let mut tasks = Vec::new();
            for number in 0..TASKS {
                tasks.push($spawn(one(number)));
            }
            for task in tasks {
                $join(task.await);
            }
            each(start, TASKS)
        }

        $($attribute)*
        pub async fn give_way($executor: $type) -> f64 {
            let start = Instant::now();
            $join($spawn(yielder(YIELDS)).await);
            each(start, YIELDS)
        }

        $($attribute)*
        pub async fn give_way_among_many($executor: $type) -> f64 {
            let start = Instant::now();
            let mut tasks = Vec::new();
            for _ in 0..YIELDERS {
                tasks.push($spawn(yielder(YIELDS / YIELDERS)));
            }
            for task in tasks {
                $join(task.await);
            }
            each(start, YIELDS)
        }

        $($attribute)*
        pub async fn wake($executor: $type) -> f64 {
            let table = Rc::new(Table::default());
            let start = Instant::now();
            let left = $spawn(player(Rc::clone(&table), 0));
            let right = $spawn(player(table, 1));
            $join(left.await);
            $join(right.await);
            each(start, 2 * PINGS)
        }
    };
}

mod ours {
    use super::*;
    use asyncio::{create_task, sleep};
    scenarios!([#[asyncio::coroutine]] _executor: (), create_task, black_box, sleep(Duration::ZERO));
}
mod tokio_local {
    use super::*;
    use tokio::task::{spawn_local, yield_now};
    scenarios!([] _executor: (), spawn_local, Result::unwrap, yield_now());
}
mod smol_local {
    use super::*;
    use futures_lite::future::yield_now;
    scenarios!([] executor: Rc<LocalExecutor<'static>>, |task| executor.spawn(task), black_box, yield_now());
}

fn on_tokio(scenario: impl Future<Output = f64>) -> f64 {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    tokio::task::LocalSet::new().block_on(&runtime, scenario)
}

fn on_smol<F: Future<Output = f64>>(scenario: impl Fn(Rc<LocalExecutor<'static>>) -> F) -> f64 {
    let executor = Rc::new(LocalExecutor::new());
    futures_lite::future::block_on(executor.run(scenario(Rc::clone(&executor))))
}

/// A scenario on each of the three.
struct Scenario {
    name: &'static str,
    runs: [fn() -> f64; 3],
}

macro_rules! scenario {
    ($name:literal, $scenario:ident) => {
        Scenario {
            name: $name,
            runs: [
                || asyncio::run(ours::$scenario(())),
                || on_tokio(tokio_local::$scenario(())),
                || on_smol(smol_local::$scenario),
            ],
        }
    };
}

fn main() {
    let scenarios = [
        scenario!("spawn and join", spawn),
        scenario!("yield", give_way),
        scenario!("yield among a hundred tasks", give_way_among_many),
        scenario!("wake another task", wake),
    ];
    println!("\n{:<36} {:>8} {:>8} {:>8} {:>10}", "Nanoseconds", "ours", "tokio", "smol", "ours/tokio");
    let mut slower = vec![];
    for scenario in &scenarios {
        let [ours, tokio, smol] = best(&scenario.runs);
        let ratio = ours / tokio;
        println!("{:<36} {ours:>8.1} {tokio:>8.1} {smol:>8.1} {ratio:>10.2}", scenario.name);
        if ratio > 1.0 {
            slower.push(format!("{} ({ratio:.2})", scenario.name));
        }
    }
    if slower.is_empty() {
        println!("target met: faster than tokio");
    } else {
        println!("target MISSED: slower than tokio in {}", slower.join(", "));
    }
}

/// Each in turn, the shortest of each.
fn best(runs: &[fn() -> f64; 3]) -> [f64; 3] {
    let mut best = [f64::INFINITY; 3];
    for _ in 0..TURNS {
        for (best, run) in best.iter_mut().zip(runs) {
            *best = best.min(run());
        }
    }
    best
}
