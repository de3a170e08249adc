//! A coroutine that calls itself: what holds itself has neither a size nor a type that rustc could write down, so the
//! inner one is boxed, and its type erased.
//!
//! What is left of the type is the function and its arguments: they name the coroutine without containing it. So rustc
//! can still tell, from outside of the function, whether the boxed coroutine is `Send`: it is if what calling the function
//! gives is. That question leads back to itself, and such a circle holds, as it does for native recursion.
//!
//! ```text
//! fib(n - 1)   ⇒   Called(fib(n - 1)).boxed::<(_,), _>(fib)
//! ```

use super::Coroutine;
use crate::machine::{Cancelled, Code, End, Machine, Point, Signal};
use std::marker::PhantomData;
use std::mem::{self, ManuallyDrop};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::ptr;
use std::task::{Context, Poll};

/// A function that can be called with these arguments, a tuple.
pub trait Function<Args> {
    /// What it returns.
    type Returned;
}

/// What a call has given that seems to be one of the function in which it stands. If it is a coroutine, it is boxed; if
/// not, another function was called, which has the same name: method resolution finds `CalledOther` then.
pub struct Called<C>(pub C);

/// A boxed machine of any type, of which nothing is known.
pub struct Erased<'a, T>(Pin<Box<dyn Machine<Output = T> + 'a>>);

/// The boxed machine of a coroutine that `F` has returned for arguments of the types `Args`.
pub struct Boxed<T, F, Args> {
    /// It does not live for ever, but as long as `F` and `Args`, whose types hold all that its own type holds. Dropped
    /// by `Drop`, so that what they borrow is still there.
    machine: ManuallyDrop<Erased<'static, T>>,
    _function: PhantomData<(F, Args)>,
}

impl<M: Machine> Called<Coroutine<M>> {
    /// Boxes what `function`, a function item, has returned for arguments of the types `Args`.
    #[inline]
    pub fn boxed<Args, F>(self, _function: F) -> Coroutine<Boxed<M::Output, F, Args>>
    where
        F: Function<Args, Returned = Coroutine<M>>,
    {
        self.boxed_alone().map(|machine| {
            // SAFETY: only the lifetime changes. The type of what is made here holds the function and its arguments, and
            // the machine's own type is made of no more than these: for as long as they live, so does what it borrows.
            let machine = unsafe { mem::transmute::<Erased<'_, M::Output>, Erased<'static, M::Output>>(machine) };
            Boxed { machine: ManuallyDrop::new(machine), _function: PhantomData }
        })
    }

    /// Boxes it, and forgets whether it is `Send`.
    #[inline]
    pub fn boxed_alone<'a>(self) -> Coroutine<Erased<'a, M::Output>>
    where
        M: 'a,
    {
        self.0.map(|machine| Erased(Box::pin(machine)))
    }
}

/// What a call has given that seems to be one of the method in which it stands, on another value: `W` says whose it is.
pub struct CalledBy<W, C>(PhantomData<W>, C);

/// The method is called on a `Self`.
pub struct OfSelf;
/// It is one of another type.
pub struct OfAnother;

impl Called<()> {
    /// With what the receiver's type tells.
    #[inline]
    pub fn by<W, C>(_: W, called: C) -> CalledBy<W, C> {
        CalledBy(PhantomData, called)
    }
}

impl<M: Machine> CalledBy<OfSelf, Coroutine<M>> {
    /// As for [`Called`].
    #[inline]
    pub fn boxed<Args, F>(self, function: F) -> Coroutine<Boxed<M::Output, F, Args>>
    where
        F: Function<Args, Returned = Coroutine<M>>,
    {
        Called(self.1).boxed(function)
    }
    /// As for [`Called`].
    #[inline]
    pub fn boxed_alone<'a>(self) -> Coroutine<Erased<'a, M::Output>>
    where
        M: 'a,
    {
        Called(self.1).boxed_alone()
    }
}

impl<C> CalledBy<OfAnother, C> {
    /// Leaves it alone.
    #[inline]
    pub fn boxed<Args, F: Function<Args>>(self, _function: F) -> C {
        self.1
    }
    /// Leaves it alone.
    #[inline]
    pub fn boxed_alone(self) -> C {
        self.1
    }
}

/// Asks, and keeps nothing of the question.
#[inline]
pub fn asked_now<W>(question: impl FnOnce() -> W) -> W {
    question()
}

/// Asks whether what a receiver leads to, an [`End`], is an `S`.
pub struct SelfOf<'a, S: ?Sized, E>(pub &'a E, pub PhantomData<*const S>);

/// Tried first.
pub trait WhoseSelf {
    /// The answer.
    #[inline]
    fn whose(&self) -> OfSelf {
        OfSelf
    }
}
impl<S: ?Sized, W> WhoseSelf for SelfOf<'_, S, End<S, W>> {}

/// Tried second.
pub trait WhoseOther {
    /// The answer.
    #[inline]
    fn whose(&self) -> OfAnother {
        OfAnother
    }
}
impl<S: ?Sized, E> WhoseOther for &SelfOf<'_, S, E> {}

/// Leaves alone what is not a coroutine.
pub trait CalledOther: Sized {
    /// What the call has given.
    type Returned;
    /// Gives it.
    fn boxed<Args, F: Function<Args>>(self, function: F) -> Self::Returned;
    /// Gives it.
    fn boxed_alone(self) -> Self::Returned;
}

impl<V> CalledOther for Called<V> {
    type Returned = V;
    #[inline]
    fn boxed<Args, F: Function<Args>>(self, _function: F) -> V {
        self.0
    }
    #[inline]
    fn boxed_alone(self) -> V {
        self.0
    }
}

macro_rules! functions {
    ($(($($arg:ident)*))*) => { $(
        impl<Fun, R, $($arg),*> Function<($($arg,)*)> for Fun
        where
            Fun: FnOnce($($arg),*) -> R,
        {
            type Returned = R;
        }
    )* };
}

functions! {
    ()
    (A)
    (A B)
    (A B C)
    (A B C D)
    (A B C D E)
    (A B C D E F)
    (A B C D E F G)
    (A B C D E F G H)
    (A B C D E F G H I)
    (A B C D E F G H I J)
    (A B C D E F G H I J K)
    (A B C D E F G H I J K L)
}

// SAFETY: the box is all there is to send, and what is in it was returned by `F` for `Args`.
unsafe impl<T, F: Function<Args>, Args> Send for Boxed<T, F, Args> where F::Returned: Send {}
// SAFETY: likewise.
unsafe impl<T, F: Function<Args>, Args> Sync for Boxed<T, F, Args> where F::Returned: Sync {}
impl<T, F: Function<Args>, Args> UnwindSafe for Boxed<T, F, Args> where F::Returned: UnwindSafe {}
impl<T, F: Function<Args>, Args> RefUnwindSafe for Boxed<T, F, Args> where F::Returned: RefUnwindSafe {}
// The machine is pinned in its box.
impl<T, F, Args> Unpin for Boxed<T, F, Args> {}

impl<T, F, Args> Drop for Boxed<T, F, Args> {
    fn drop(&mut self) {
        // SAFETY: nothing uses it afterwards.
        unsafe { ManuallyDrop::drop(&mut self.machine) }
    }
}

impl<T, F, Args> Machine for Boxed<T, F, Args> {
    type Output = T;

    fn resume(mut self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<T, Cancelled>> {
        self.machine.0.as_mut().resume(cx, signal)
    }

    fn point(&self) -> Point {
        self.machine.point()
    }

    fn code(&self) -> &'static Code {
        self.machine.code()
    }

    fn path(&self) -> &'static str {
        self.machine.path()
    }
}

impl<T> Machine for Erased<'_, T> {
    type Output = T;

    fn resume(mut self: Pin<&mut Self>, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<T, Cancelled>> {
        self.0.as_mut().resume(cx, signal)
    }

    fn point(&self) -> Point {
        self.0.point()
    }

    fn code(&self) -> &'static Code {
        self.0.code()
    }

    fn path(&self) -> &'static str {
        self.0.path()
    }
}

impl<M: Machine> Coroutine<M> {
    /// The coroutine with its machine in another guise.
    fn map<N: Machine>(self, change: impl FnOnce(M) -> N) -> Coroutine<N> {
        let coroutine = ManuallyDrop::new(self);
        // SAFETY: the coroutine is neither used nor dropped afterwards, and it is not pinned.
        let machine = unsafe { ptr::read(&raw const coroutine.machine) };
        Coroutine { machine: change(machine), call_site: coroutine.call_site }
    }
}
