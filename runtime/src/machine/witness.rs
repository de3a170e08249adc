//! What the witness is made of: the body as written, in code that never runs, for rustc to check.
//!
//! It is an `async` block, or, where nothing has a place, a closure. In it an await is what it is natively, but for the words in
//! which rustc says that something cannot be awaited, and what the coroutine returns is asked for.
//!
//! ```text
//! let marked = Marked::unknown();
//! if false { marked.by::<Output>(async move { let x = awaitable(f()).await; … }); loop {} }
//! if false { witness_of::<Output>(move || { let x = awaited(f()); … }); loop {} }
//! ```

use crate::coroutine::Coroutine;
use crate::machine::{Cancelled, Machine};
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A value of type `T`, in code that never runs.
pub fn never<T>() -> T {
    unreachable!("the witness never runs")
}

/// `value`, of the type that a closure gives which never runs.
#[inline(always)]
pub fn typed_as<T>(_: fn() -> T, value: T) -> T {
    value
}

/// The type that a script gives.
pub struct Outcome<T>(PhantomData<fn() -> T>);

impl<T> Outcome<T> {
    /// Not known yet.
    #[inline(always)]
    pub fn unknown() -> Self {
        Outcome(PhantomData)
    }

    /// A value of it, in code that never runs.
    pub fn never(&self) -> T {
        never()
    }

    /// That is what a coroutine gives.
    #[inline(always)]
    pub fn of<M: Machine<Output = T>>(self, coroutine: Coroutine<M>) -> Coroutine<M> {
        coroutine
    }
}

/// What a coroutine returns that returns nothing. Whether that is what it should return, the witness is asked.
pub struct Nothing<T>(PhantomData<T>);

impl<T> Nothing<T> {
    /// For a type.
    #[inline(always)]
    pub fn of() -> Self {
        Nothing(PhantomData)
    }
}

impl Nothing<()> {
    /// The value.
    #[inline(always)]
    pub fn returned(self) {}
}

/// Any other type has no such value; rustc has refused the witness.
pub trait NothingOther<T>: Sized {
    /// No value.
    fn returned(self) -> T {
        never()
    }
}
impl<T> NothingOther<T> for Nothing<T> {}

/// Stands in the step for the witness, where that is an `async` block: the step has the marker traits of the witness then, and not
/// more. For where there are places, the step's own types have lifetimes that are not bounded, and what is `Send` if it is
/// borrowed for ever would be.
pub struct Marked<W>(PhantomData<W>);

// That it is what the witness is, said shorter: each layer of each coroutine in a chain counts against rustc's recursion limit.
// SAFETY: there is no value in it.
unsafe impl<W: Send> Send for Marked<W> {}
// SAFETY: the same.
unsafe impl<W: Sync> Sync for Marked<W> {}

impl<W> Marked<W> {
    /// Not known yet.
    #[inline(always)]
    pub fn unknown() -> Self {
        Marked(PhantomData)
    }

    /// By this witness, which returns what the coroutine does.
    pub fn by<T>(&self, _: W) -> Given<T>
    where
        W: Future<Output = T>,
    {
        never()
    }
}

/// Takes the witness, which returns what the coroutine does.
pub fn witness<T>(_: impl Future<Output = T>) -> Given<T> {
    never()
}

/// The same of a witness that is a closure. It owns what it has captured, as the `async` block does.
pub fn witness_of<T>(_: impl FnOnce() -> T) -> Given<T> {
    never()
}

/// What can be awaited: any [`IntoFuture`]. Exists to say it in Python's words where it does not hold.
#[diagnostic::on_unimplemented(
    message = "object `{Self}` can't be used in 'await' expression",
    label = "`{Self}` is not awaitable: it is neither a coroutine nor another future",
    note = "await the call of a coroutine, `f(x).await`, or leave `.await` away"
)]
pub trait Awaitable<T> {}
#[diagnostic::do_not_recommend] // it is the awaitable that is missing, not what makes one
impl<A: IntoFuture> Awaitable<A::Output> for A {}

/// The same, where it is told what is kept while it is awaited: `F`. (As a type of the trait's, it would cost rustc more.)
#[diagnostic::on_unimplemented(
    message = "object `{Self}` can't be used in 'await' expression",
    label = "`{Self}` is not awaitable: it is neither a coroutine nor another future",
    note = "await the call of a coroutine, `f(x).await`, or leave `.await` away"
)]
pub trait AwaitableAs<F, T> {}
#[diagnostic::do_not_recommend]
impl<A: IntoFuture> AwaitableAs<A::IntoFuture, A::Output> for A {}

/// What the witness awaits: it borrows what the future `F` borrows, has its marker traits, and gives what that gives.
pub struct Waiting<F, T>(PhantomData<(F, fn() -> T)>);

// As for `Marked`.
// SAFETY: there is no value in it.
unsafe impl<F: Send, T> Send for Waiting<F, T> {}
// SAFETY: the same.
unsafe impl<F: Sync, T> Sync for Waiting<F, T> {}

impl<F, T> Future for Waiting<F, T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<T> {
        never()
    }
}

/// The witness awaits `awaited`.
pub fn awaitable<A: AwaitableAs<F, T>, F, T>(awaited: A) -> Waiting<F, T> {
    drop(awaited);
    never()
}

/// The same in a witness that is a closure: the value is there at once.
pub fn awaited<A: Awaitable<T>, T>(awaited: A) -> T {
    drop(awaited);
    never()
}

/// Takes what a macro shows, in a witness that is a closure.
pub fn shown<T>(_: T) {}

/// The same of a macro that makes a text of it.
pub fn text<T>(_: T) -> String {
    never()
}

/// What a macro shows, in a witness: anything.
pub struct Shown<'a, T: ?Sized>(pub &'a T);

macro_rules! can_be_shown {
    ($($by:ident)*) => {
        $(impl<T: ?Sized> fmt::$by for Shown<'_, T> {
            fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
                never()
            }
        })*
    };
}

can_be_shown!(Debug Display LowerHex UpperHex Octal Binary LowerExp UpperExp Pointer);

/// The type of what the witness has given a local, or returns: that very one, with its lifetimes.
pub struct Given<T>(PhantomData<fn(T) -> T>);

impl<T> Clone for Given<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Given<T> {}

impl<T> Given<T> {
    /// Not known yet.
    #[inline(always)]
    pub fn unknown() -> Self {
        Given(PhantomData)
    }

    /// It is that of `value`, in code that never runs.
    pub fn by(self, value: T) {
        drop(value);
    }

    /// It is that of another, in code that never runs.
    pub fn to(self, _: Self) {}

    /// A value of it, in code that never runs.
    pub fn value(self) -> T {
        never()
    }
}

/// What a step returns whose coroutine gives a value of that type, in code that never runs.
pub fn left<T>(_: Given<T>) -> Poll<Result<T, Cancelled>> {
    never()
}

/// What can be asked, in code that never runs, of a value of any type. Of a value that has none, because of a mistake that rustc has
/// told, the answers have none either, and nothing more is said of them.
pub trait OfAnyType {
    /// That it has a type.
    fn coropy_typed(&self) {}

    /// A value of any type.
    fn coropy_other<V>(&self) -> V {
        never()
    }
}
impl<T: ?Sized> OfAnyType for T {}
