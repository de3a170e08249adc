//! Items of one name in several blocks, and items that hide others: each is itself, and each `static` is one.
use super::*;

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};

static COUNT: AtomicUsize = AtomicUsize::new(100);

#[derive(Debug)]
#[allow(dead_code)]
struct Thing(&'static str);

fn next(by: usize) -> usize {
    COUNT.fetch_add(by, Ordering::Relaxed)
}

#[co]
async fn siblings() -> String {
    let mut all = String::new();
    {
        #[derive(Debug)]
        struct Own(u8);
        impl Own {
            fn new() -> Self {
                Own(1)
            }
        }
        all += &format!("{:?} ", Own::new());
        pause("p").await;
        all += &format!("{:?} ", Own(2));
    }
    {
        #[derive(Debug)]
        enum Own {
            New,
        }
        pause("q").await;
        all += &format!("{:?} ", Own::New);
    }
    all
}

#[co]
async fn counted() {
    for turn in 0..2 {
        fn count() -> usize {
            static SEEN: AtomicUsize = AtomicUsize::new(0);
            SEEN.fetch_add(1, Ordering::Relaxed)
        }
        thread_local! {
            static HERE: Cell<usize> = const { Cell::new(0) };
        }
        static TOTAL: AtomicUsize = AtomicUsize::new(0);
        let first = count();
        HERE.set(turn);
        TOTAL.store(turn, Ordering::Relaxed);
        pause("in the block").await;
        step(&format!("{} {} {}", count() - first, HERE.get(), TOTAL.load(Ordering::Relaxed)));
    }
}

#[co]
async fn hidden() -> (usize, String) {
    let before = Thing("outer");
    {
        #[derive(Debug)]
        #[allow(dead_code)]
        struct Thing {
            inner: usize,
        }
        step(&format!("{:?}", Thing { inner: 1 }));
        pause("p").await;
        step(&format!("{:?}", Thing { inner: 2 }));
    }
    (next(0), format!("{before:?} {:?}", Thing("again")))
}

#[co]
pub async fn main() -> (String, (usize, String)) {
    counted().await;
    (siblings().await, hidden().await)
}
