//! `x.m(args)`, and `x` is not mentioned again: was it moved or borrowed? The macro sees no types, but rustc can be asked, for
//! every method there is: a closure that calls the method captures what the method does to its receiver.
//!
//! ```text
//! if false {
//!     loop {}
//!     let mut stand = stand_in(&x);                                   // a value like `x`, which nobody ever makes
//!     by_x = asked(once1(|arg0| { let _ = &stand; stand.value.m(arg0) }));
//! } else { by_x = PhantomData }
//! x_rest = Asked::hold(by_x, &places.x_rest, x);
//! (x_rest.callee(by_x))(args)
//! ```
//!
//! | the method           | the closure holds   | it is                                | so `x` is         |
//! |----------------------|---------------------|--------------------------------------|-------------------|
//! | takes `self`         | a [`StandIn`]       | `Send` and `UnwindSafe`, not `Unpin` | moved into it     |
//! | takes `&self`        | a reference to one  | `Unpin` and `UnwindSafe`, not `Send` | left in its place |
//! | takes `&mut self`    | the same, exclusive | `Unpin` and `Send`, not `UnwindSafe` | left in its place |
//! | takes a copy of it   | a reference to one  | `Unpin` and `UnwindSafe`, not `Send` | left in its place |
//!
//! rustc says what a closure holds only after it has found all methods; so the answer is a type that nothing before needs to
//! know. The closure is also what calls the method. It is made here, of what it holds: the value, or where it is. Since
//! that closure seems to hold something that lives as long as anyone likes, so does what the method borrows: as with all
//! places, the witness tells whether it may. What asks stands where rustc knows that nothing comes by: it looks for the types
//! there, and not for what ends when.
//!
//! A method that is found behind a `Deref` calls that within the closure, after the arguments. So it is asked this way only where
//! these do nothing that could be seen (`quiet` in the lowering); of all others by the method of a trait ([`super::receiver`]).

use super::early_place::{Exclusive, Shared};
use super::receiver::{ByReference, ByValue, Taken};
use super::settled::{End, OwnDeref};
use super::tracked::{Checked, Part};
use super::{Anchored, Answer, Gone, Place, Rest, Tracked, moved_again};
use std::cell::Cell;
use std::marker::{PhantomData, PhantomPinned};
use std::mem::{self, ManuallyDrop};
use std::panic::{RefUnwindSafe, UnwindSafe};

/// What a method is called on, in the place of a value of its type: laid out as that is, and known by its traits.
#[repr(transparent)]
pub struct StandIn<T> {
    /// The value.
    pub value: T,
    _not_unpin: PhantomPinned,
    _not_sync: PhantomData<Cell<()>>,
}
// SAFETY: there is none.
unsafe impl<T> Send for StandIn<T> {}
impl<T> UnwindSafe for StandIn<T> {}
impl<T> RefUnwindSafe for StandIn<T> {}

/// Stands for `value` in code that never runs.
pub fn stand_in<T>(_: &T) -> StandIn<T> {
    unreachable!("only asked for its type")
}

/// The type of a closure that calls a method.
pub fn asked<C>(_: C) -> PhantomData<C> {
    PhantomData
}

macro_rules! once {
    ($($name:ident($($arg:ident),*))*) => {$(
        /// A closure that is called once, whatever it does: so what it returns may borrow from what it holds.
        #[inline(always)]
        pub fn $name<$($arg,)* R, C: FnOnce($($arg),*) -> R>(closure: C) -> C {
            closure
        }
    )*};
}
once! {
    once0()
    once1(A)
    once2(A, B)
    once3(A, B, D)
    once4(A, B, D, E)
    once5(A, B, D, E, F)
    once6(A, B, D, E, F, G)
    once7(A, B, D, E, F, G, H)
    once8(A, B, D, E, F, G, H, I)
}

/// A closure whose method does `A` to its receiver.
pub trait Does<A> {}
impl<C: Send + UnwindSafe> Does<ByValue> for C {}
impl<C: Unpin> Does<ByReference> for C {}

/// What may be done to a receiver.
pub trait Deed {
    /// What the receiver's place is for.
    type Placed<T>;
    /// The receiver between its statement's beginning and the call, and what is left of it after.
    type Handle<T>;
    /// Puts the receiver where the method will find it.
    ///
    /// # Safety
    /// As for [`Anchored::new`].
    unsafe fn hold<T>(place: &Place<Self::Placed<T>>, value: T) -> Self::Handle<T>;
    /// The same of one that is in a place already.
    fn hold_anchored<T>(handle: Anchored<T>) -> Self::Handle<T>;
    /// What calls the method.
    ///
    /// # Safety
    /// Called once, of a closure that does this to a [`StandIn`] for a `T` and holds nothing else.
    unsafe fn callee<T, C>(handle: &mut Self::Handle<T>) -> C;
    /// The same, where the receiver is mentioned again.
    ///
    /// # Safety
    /// The same.
    unsafe fn callee_again<T, C>(handle: &Anchored<T>) -> C;
    /// The same, where the handle knows what has been moved out.
    ///
    /// # Safety
    /// The same.
    unsafe fn callee_of<T, C>(handle: &Tracked<T>) -> C;
    /// The same, of a part.
    ///
    /// # Safety
    /// The same, of a [`StandIn`] for an `F`; `at` points to that part.
    unsafe fn callee_of_part<T, F, C>(of: &Part<'_, T>, at: *mut F) -> C;
    /// Leaves what is left.
    fn leave<T>(handle: Self::Handle<T>);
    /// What has been left.
    ///
    /// # Safety
    /// It has been left in that place.
    unsafe fn resume<T, P>(place: &Place<P>) -> Self::Handle<T>;
}

/// A closure that holds a reference to what is at `at`, and nothing else.
///
/// # Safety
/// It is such a closure.
#[inline(always)]
unsafe fn that_borrows<T, C>(at: *mut T) -> C {
    const { assert!(size_of::<C>() == size_of::<*mut T>(), "a closure is as large as what it holds") }
    // SAFETY: a closure with one thing of its own size in it is that thing; a `StandIn` is laid out as what it stands for.
    unsafe { mem::transmute_copy(&at) }
}

/// A closure that holds `value`, and nothing else.
///
/// # Safety
/// It is such a closure.
#[inline(always)]
unsafe fn that_holds<T, C>(value: T) -> C {
    const { assert!(size_of::<C>() == size_of::<T>(), "a closure is as large as what it holds") }
    // SAFETY: as above; the value is in the closure from here on.
    unsafe { mem::transmute_copy(&ManuallyDrop::new(value)) }
}

impl Deed for ByReference {
    type Placed<T> = T;
    type Handle<T> = Anchored<T>;
    #[inline(always)]
    unsafe fn hold<T>(place: &Place<T>, value: T) -> Anchored<T> {
        // SAFETY: the caller's.
        unsafe { Anchored::new(place, value) }
    }
    #[inline(always)]
    fn hold_anchored<T>(handle: Anchored<T>) -> Anchored<T> {
        handle
    }
    #[inline(always)]
    unsafe fn callee<T, C>(handle: &mut Anchored<T>) -> C {
        // SAFETY: the caller's.
        unsafe { that_borrows(&raw mut *handle.place()) }
    }
    #[inline(always)]
    unsafe fn callee_again<T, C>(handle: &Anchored<T>) -> C {
        // SAFETY: the caller's.
        unsafe { that_borrows(&raw mut *handle.place()) }
    }
    #[inline(always)]
    unsafe fn callee_of<T, C>(handle: &Tracked<T>) -> C {
        // SAFETY: the caller's.
        unsafe { that_borrows(&raw mut *handle.place()) }
    }
    #[inline(always)]
    unsafe fn callee_of_part<T, F, C>(_: &Part<'_, T>, at: *mut F) -> C {
        // SAFETY: the caller's.
        unsafe { that_borrows(at) }
    }
    #[inline(always)]
    fn leave<T>(handle: Anchored<T>) {
        handle.leave();
    }
    #[inline(always)]
    unsafe fn resume<T, P>(place: &Place<P>) -> Anchored<T> {
        // SAFETY: the caller's: what the place is for is a `T`, then.
        unsafe { Anchored::resume(&*std::ptr::from_ref(place).cast::<Place<T>>()) }
    }
}

impl Deed for ByValue {
    type Placed<T> = Gone;
    type Handle<T> = Taken<T>;
    #[inline(always)]
    unsafe fn hold<T>(_: &Place<Gone>, value: T) -> Taken<T> {
        Taken::new(value)
    }
    #[inline(always)]
    fn hold_anchored<T>(handle: Anchored<T>) -> Taken<T> {
        Taken::new(handle.take())
    }
    #[inline(always)]
    unsafe fn callee<T, C>(handle: &mut Taken<T>) -> C {
        // SAFETY: the caller's.
        unsafe { that_holds(handle.take()) }
    }
    #[inline(always)]
    unsafe fn callee_again<T, C>(handle: &Anchored<T>) -> C {
        // SAFETY: the caller's: the borrow checker has accepted the body, so the value is not used again.
        unsafe { that_holds(moved_again(std::ptr::from_ref(handle.peek()))) }
    }
    #[inline(always)]
    unsafe fn callee_of<T, C>(handle: &Tracked<T>) -> C {
        // SAFETY: the caller's; as for `Tracked::take`.
        unsafe { that_holds(handle.take()) }
    }
    #[inline(always)]
    unsafe fn callee_of_part<T, F, C>(of: &Part<'_, T>, at: *mut F) -> C {
        of.gone();
        // SAFETY: the caller's; the part is there, and nobody uses it again.
        unsafe { that_holds(at.read()) }
    }
    #[inline(always)]
    fn leave<T>(_: Taken<T>) {}
    #[inline(always)]
    unsafe fn resume<T, P>(_: &Place<P>) -> Taken<T> {
        Taken::none()
    }
}

/// A receiver that has been asked about, and what its method leaves of it.
pub struct Asked<A: Deed, T>(A::Handle<T>);

/// What a state saves of it.
pub struct Left<A, T>(PhantomData<fn() -> (A, T)>);

impl<A: Deed, T> Asked<A, T> {
    /// Puts the receiver where the method will find it.
    ///
    /// # Safety
    /// As for [`Anchored::new`].
    #[inline(always)]
    pub unsafe fn hold<C: Does<A>>(_: PhantomData<C>, place: &Place<A::Placed<T>>, value: T) -> Self {
        // SAFETY: the caller's.
        Asked(unsafe { A::hold(place, value) })
    }
    /// The same of one that is in a place already.
    #[inline(always)]
    pub fn hold_anchored<C: Does<A>>(_: PhantomData<C>, handle: Anchored<T>) -> Self {
        Asked(A::hold_anchored(handle))
    }
    /// What calls the method.
    ///
    /// # Safety
    /// Called once, of a closure that calls the method on a [`StandIn`] for the receiver, and holds nothing else; and as for
    /// [`Anchored::place`].
    #[inline(always)]
    pub unsafe fn callee<C: Does<A>>(&mut self, _: PhantomData<C>) -> C {
        // SAFETY: the caller's.
        unsafe { A::callee(&mut self.0) }
    }
}

impl<A: Deed, T> Rest for Asked<A, T> {
    type Saved = Left<A, T>;
    #[inline(always)]
    fn leave(self) -> Left<A, T> {
        A::leave(self.0);
        Left(PhantomData)
    }
}

impl<A: Deed, T> Left<A, T> {
    /// What has been left.
    ///
    /// # Safety
    /// As for [`Anchored::resume`].
    #[inline(always)]
    pub unsafe fn resume<P>(self, place: &Place<P>) -> Asked<A, T> {
        // SAFETY: the caller's.
        Asked(unsafe { A::resume(place) })
    }
}

/// What calls a method on a local that is mentioned again. If the method takes it, the witness has been refused, unless what mentions
/// it again is never reached; then it is an error, if there is anything to be dropped ([`moved_again`]).
///
/// ```compile_fail,E0080
/// struct Connection(String);
/// impl Connection {
///     async fn send(&mut self) -> usize {
///         self.0.len()
///     }
///     fn close(self) -> usize {
///         self.0.len()
///     }
/// }
/// fn stop(code: usize) -> ! {
///     panic!("{code}")
/// }
///
/// #[asyncio::coroutine]
/// async fn talk(mut connection: Connection, ends: bool) -> usize {
///     connection.send().await;
///     if ends {
///         stop(connection.close()); // `return stop(…);` is fine
///     }
///     connection.send().await
/// }
///
/// asyncio::asyncio_run!(talk(Connection(String::new()), false));
/// ```
///
/// # Safety
/// As for [`Asked::callee`]; the uses are those of a body that the borrow checker has accepted.
#[inline(always)]
pub unsafe fn callee_again<A: Deed, T, C: Does<A>>(_: PhantomData<C>, handle: &Anchored<T>) -> C {
    // SAFETY: the caller's.
    unsafe { A::callee_again(handle) }
}

/// What calls a method on a local whose handle knows what has been moved out of it.
///
/// # Safety
/// As for [`Asked::callee`], and as for [`Tracked::place`] and [`Tracked::take`].
#[inline(always)]
pub unsafe fn callee_of<A: Deed, T, C: Does<A>>(_: PhantomData<C>, handle: &Tracked<T>) -> C {
    // SAFETY: the caller's.
    unsafe { A::callee_of(handle) }
}

/// A closure that lends as `K` says.
pub trait LendsAs<K> {}
impl<C: Send + UnwindSafe> LendsAs<ByValue> for C {}
impl<C: Unpin + UnwindSafe> LendsAs<Shared> for C {}
impl<C: Unpin + Send> LendsAs<Exclusive> for C {}

/// How a part is found.
pub trait Finds {
    /// Whether exclusively.
    type Exclusively: Answer;
    /// Finds it.
    fn find<T, F>(whole: &mut T, shared: impl FnOnce(&T) -> &F, exclusive: impl FnOnce(&mut T) -> &mut F) -> *mut F;
}
impl Finds for ByValue {
    type Exclusively = ByReference;
    #[inline(always)]
    fn find<T, F>(whole: &mut T, shared: impl FnOnce(&T) -> &F, _: impl FnOnce(&mut T) -> &mut F) -> *mut F {
        std::ptr::from_ref(shared(whole)).cast_mut()
    }
}
impl Finds for Shared {
    type Exclusively = ByReference;
    #[inline(always)]
    fn find<T, F>(whole: &mut T, shared: impl FnOnce(&T) -> &F, _: impl FnOnce(&mut T) -> &mut F) -> *mut F {
        std::ptr::from_ref(shared(whole)).cast_mut()
    }
}
impl Finds for Exclusive {
    type Exclusively = ByValue;
    #[inline(always)]
    fn find<T, F>(whole: &mut T, _: impl FnOnce(&T) -> &F, exclusive: impl FnOnce(&mut T) -> &mut F) -> *mut F {
        std::ptr::from_mut(exclusive(whole))
    }
}

/// Before a part is found exclusively: rustc knows whether that is done.
#[inline(always)]
pub fn if_exclusively<K: Finds, C: LendsAs<K>>(_: PhantomData<C>) -> <K::Exclusively as Answer>::Gate {
    K::Exclusively::gate()
}

/// What calls a method on a part of a local, or that part. A `Deref` on the way to the part is called as the method asks.
#[inline(always)]
pub fn callee_of_part<A: Deed, K: Finds, T, F, C: Does<A> + LendsAs<K>>(
    _: PhantomData<C>,
    of: Part<'_, T>,
    shared: impl for<'w> FnOnce(&'w T) -> &'w F,
    exclusive: impl for<'w> FnOnce(&'w mut T) -> &'w mut F,
    _: Checked,
) -> C {
    let at = K::find(of.whole(), shared, exclusive);
    // SAFETY: whoever has made the `Checked` says what `Asked::callee` asks for, and of the part what `Part` does.
    unsafe { A::callee_of_part(&of, at) }
}

/// Says for all of the step what has been found of a part.
#[inline(always)]
pub fn answered_by<A, C: Does<A>>(_: PhantomData<A>, _: PhantomData<C>) {}

/// What is called after its arguments. Exists to say so where that is too late.
#[diagnostic::on_unimplemented(
    message = "a `Deref` would be called after the arguments, and not before them",
    label = "this has a `Deref` that is not std's",
    note = "bind what is called before: `let function = &x.f;`, then `function(…)`"
)]
pub trait CalledLate {}
#[diagnostic::do_not_recommend]
impl<C: Send + UnwindSafe> CalledLate for C {}

impl<T: ?Sized, S> End<T, S> {
    /// Nothing is called on the way to it.
    pub fn called_late<C>(&self, _: &PhantomData<C>) {}
}
impl<T, S> OwnDeref<T, S> {
    /// All is well if it is taken itself.
    pub fn called_late<C: CalledLate>(&self, _: &PhantomData<C>) {}
}
