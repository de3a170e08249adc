use super::Coroutine;
use super::never_awaited::CallSite;
use crate::machine::{Cancelled, Code, Machine, Point, Signal, Tied};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The machine of a function of which there is no more than the type: one that the macro has refused, beside a compile error,
/// or one in a crate that is only checked. It gives what its body gives, `T`, and is `Send` when that is, an `async` block `F`.
pub struct Unmade<F, T>(PhantomData<F>, PhantomData<fn() -> T>);

/// The coroutine object of a function of which `body` is the body, and which returns `T`.
pub fn unmade<T, F: Future<Output = T>>(_body: F) -> Coroutine<Unmade<F, T>> {
    Coroutine { machine: Unmade(PhantomData, PhantomData), call_site: CallSite::here() }
}

/// The same within a lifetime.
pub fn unmade_tied<T, F: Future<Output = T>, B>(_body: F) -> Coroutine<Tied<Unmade<F, T>, B>> {
    Coroutine { machine: Tied::new(Unmade(PhantomData, PhantomData)), call_site: CallSite::here() }
}

fn never_runs() -> ! {
    unreachable!("a function that does not compile, or was only checked, never runs")
}

impl<F, T> Machine for Unmade<F, T> {
    type Output = T;

    fn resume(self: Pin<&mut Self>, _: &mut Context<'_>, _: Signal) -> Poll<Result<T, Cancelled>> {
        never_runs()
    }

    fn point(&self) -> Point {
        never_runs()
    }

    fn code(&self) -> &'static Code {
        never_runs()
    }

    fn path(&self) -> &'static str {
        never_runs()
    }
}
