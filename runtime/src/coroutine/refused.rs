use super::Coroutine;
use super::never_awaited::CallSite;
use crate::machine::{Cancelled, Code, Machine, Point, Signal};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The machine of a function that the macro has refused, as far as its types go: it gives what its body gives, and is
/// `Send` when that is. It stands beside a compile error, so none is ever made.
pub struct Refused<F>(PhantomData<F>);

/// The coroutine object of a function that the macro has refused, of which `body` is the body.
pub fn refused<F: Future>(_body: F) -> Coroutine<Refused<F>> {
    Coroutine { machine: Refused(PhantomData), call_site: CallSite::here() }
}

fn never_made() -> ! {
    unreachable!("a function that was refused does not compile")
}

impl<F: Future> Machine for Refused<F> {
    type Output = F::Output;

    fn resume(self: Pin<&mut Self>, _: &mut Context<'_>, _: Signal) -> Poll<Result<F::Output, Cancelled>> {
        never_made()
    }

    fn point(&self) -> Point {
        never_made()
    }

    fn code(&self) -> &'static Code {
        never_made()
    }

    fn path(&self) -> &'static str {
        never_made()
    }
}
