//! Futures that a `join!` or `try_join!` of tokio or futures waits for, in the coroutine's frame.
//!
//! Input: what these macros are given, each in a [`MaybeDone`], as a list. Output: a future of what the macro gives. The macros
//! themselves await, which stable Rust takes inside of `async` only; an `async` block would keep what it captures beside what the
//! macro binds. This does what they document: which future is polled first, when each is dropped, and in what order.
//!
//! | file         | what                                                                    |
//! |--------------|-------------------------------------------------------------------------|
//! | `maybe_done` | one future, then its value                                              |
//! | `list`       | all of them: polled by number, taken when all are done                  |
//! | `order`      | which is polled first                                                   |
//! | `future`     | waits for all, or for the first error                                   |
//!
//! ```text
//! futures::join!(f(), g())   ⇒   { let joined0 = private::futures::maybe_done(f());
//!                                  let joined1 = private::futures::maybe_done(g());
//!                                  private::futures::join((((), joined1), joined0), |(((), b), a)| (a, b)).await }
//! ```

#[allow(unsafe_code)] // pin projection
mod future;
#[allow(unsafe_code)] // pin projection
mod list;
#[allow(unsafe_code)] // a future is pinned in its place
mod maybe_done;
mod order;

pub use future::{Join, TryJoin};
pub use list::{List, TryList};
pub use maybe_done::MaybeDone;
pub use order::{InOrder, Order, Rotating};

/// As tokio's macros do it: what is given is dropped in its order.
pub mod tokio {
    use super::{InOrder, Join, List, MaybeDone, Rotating, TryJoin, TryList};

    /// Takes one, as its turn comes.
    #[must_use]
    pub fn maybe_done<F: IntoFuture>(future: F) -> MaybeDone<F::IntoFuture> {
        MaybeDone::Future(future.into_future())
    }

    /// `join!`: each time that it is polled, another is the first.
    pub fn join<L: List, M: Fn(L::Outputs) -> T, T>(list: L, make: M) -> Join<L, Rotating, M> {
        Join::new(list, make)
    }

    /// `join!` with `biased;`.
    pub fn join_biased<L: List, M: Fn(L::Outputs) -> T, T>(list: L, make: M) -> Join<L, InOrder, M> {
        Join::new(list, make)
    }

    /// `try_join!`: each time that it is polled, another is the first.
    pub fn try_join<L: TryList<E>, M: Fn(L::Values) -> T, T, E>(list: L, make: M) -> TryJoin<L, Rotating, M, E> {
        TryJoin::new(list, make)
    }

    /// `try_join!` with `biased;`.
    pub fn try_join_biased<L: TryList<E>, M: Fn(L::Values) -> T, T, E>(list: L, make: M) -> TryJoin<L, InOrder, M, E> {
        TryJoin::new(list, make)
    }
}

/// As the macros of futures do it: what is given last is dropped first.
pub mod futures {
    use super::{InOrder, Join, List, MaybeDone, TryJoin, TryList};

    /// Takes one, as its turn comes.
    #[must_use]
    pub fn maybe_done<F: Future>(future: F) -> MaybeDone<F> {
        MaybeDone::Future(future)
    }

    /// `join!`.
    pub fn join<L: List, M: Fn(L::Outputs) -> T, T>(list: L, make: M) -> Join<L, InOrder, M> {
        Join::new(list, make)
    }

    /// `try_join!`.
    pub fn try_join<L: TryList<E>, M: Fn(L::Values) -> T, T, E>(list: L, make: M) -> TryJoin<L, InOrder, M, E> {
        TryJoin::new(list, make)
    }
}
