use super::Coroutine;
use super::never_awaited::CallSite;
use crate::machine::{Cancelled, Code, Machine, Point, Signal, Tied};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The machine of a function of which there is no more than the type: one that the macro has refused, beside a compile error,
/// or one in a crate that is only checked. It gives what its body gives, an `async` block, and is `Send` when that is.
pub struct Unmade<F>(PhantomData<F>);

impl<F> Coroutine<Unmade<F>>
where
    F: Future,
{
    /// The coroutine object of a function of which `body` is the body, and which returns `T`.
    pub fn unmade<T>(_body: F) -> Self
    where
        F: Future<Output = T>,
    {
        Coroutine { machine: Unmade(PhantomData), call_site: CallSite::here() }
    }
}

impl<F, B> Coroutine<Tied<Unmade<F>, B>>
where
    F: Future,
{
    /// The same within a lifetime.
    pub fn unmade<T>(_body: F) -> Self
    where
        F: Future<Output = T>,
    {
        Coroutine { machine: Tied::new(Unmade(PhantomData)), call_site: CallSite::here() }
    }
}

fn never_runs() -> ! {
    unreachable!("a function that does not compile, or was only checked, never runs")
}

impl<F: Future> Machine for Unmade<F> {
    type Output = F::Output;

    fn resume(self: Pin<&mut Self>, _: &mut Context<'_>, _: Signal) -> Poll<Result<F::Output, Cancelled>> {
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
