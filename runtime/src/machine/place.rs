//! Where locals live that are borrowed across an await: beside the state, at one address.
//!
//! The value is owned by a handle, [`Anchored`], which the step holds as a local: dropping the handle drops the value, so
//! that Rust's own scopes and drop flags decide when. Where the machine suspends, the step leaves the value in its place
//! and forgets the handle; where it goes on, it makes the handle again. A handle costs the machine nothing.
//!
//! What the handles lend has a lifetime of the borrower's choosing. That is sound because the body as written is emitted
//! once more, as an `async` block that never runs: rustc checks its borrows, and the step does the same things in the
//! same order.

use super::found::Parts;
use super::frame::unwritten;
use super::tracked::Checked;
use std::cell::UnsafeCell;
use std::marker::PhantomPinned;
use std::mem::{self, ManuallyDrop, MaybeUninit};
use std::panic::RefUnwindSafe;

/// A place for a local. Whether it holds a value is known from the state.
///
/// It is never `Unpin`: what is borrowed from it stays so while the frame that it may be part of is borrowed anew.
pub struct Place<T>(UnsafeCell<MaybeUninit<T>>, PhantomPinned);

// SAFETY: a shared `Place` gives access to nothing; its value is reached through the step, which has the machine to itself.
unsafe impl<T: Sync> Sync for Place<T> {}
// For the same reason: nobody sees the value through a shared `Place`, after a panic or otherwise.
impl<T: RefUnwindSafe> RefUnwindSafe for Place<T> {}

impl<T> Place<T> {
    /// A place that holds `value`, for `Anchored::resume`.
    #[inline(always)]
    pub const fn new(value: T) -> Self {
        Place(UnsafeCell::new(MaybeUninit::new(value)), PhantomPinned)
    }

    /// A place that holds nothing.
    #[inline(always)]
    pub fn vacant() -> Self {
        unwritten(|| Place(UnsafeCell::new(MaybeUninit::uninit()), PhantomPinned))
    }

    /// It will hold values of this type, in code that never runs.
    pub fn holds(&self, value: T) {
        drop(value);
    }

    /// [`Anchored::new`], for an expansion. A method, because rustc hands on by it that a place has no type.
    ///
    /// # Safety
    /// As there.
    #[inline(always)]
    pub unsafe fn anchor(&self, value: T) -> Anchored<T> {
        // SAFETY: the caller's promise is the same.
        unsafe { Anchored::new(self, value) }
    }

    /// [`Anchored::resume`], for an expansion.
    ///
    /// # Safety
    /// As there.
    #[inline(always)]
    pub unsafe fn resume(&self) -> Anchored<T> {
        // SAFETY: the caller's promise is the same.
        unsafe { Anchored::resume(self) }
    }

    /// Where the value stands, if there is one.
    #[inline(always)]
    pub(super) const fn at(&self) -> *mut T {
        self.0.get().cast::<T>()
    }
}

/// Owns the value in a [`Place`].
pub struct Anchored<T>(*mut T);

impl<T> Anchored<T> {
    /// Puts a value into a place.
    ///
    /// # Safety
    /// The place is pinned, holds no value, and outlives the handle.
    #[inline(always)]
    pub unsafe fn new(place: &Place<T>, value: T) -> Self {
        let at = place.at();
        // SAFETY: the place is vacant and has room for a `T`.
        unsafe { at.write(value) };
        Anchored(at)
    }

    /// Owns the value that [`Anchored::leave`] has left.
    ///
    /// # Safety
    /// The place holds a value that no handle owns.
    #[inline(always)]
    pub unsafe fn resume(place: &Place<T>) -> Self {
        Anchored(place.at())
    }

    /// The value, to be changed, borrowed for as long as the borrower likes.
    ///
    /// # Safety
    /// The uses are those of a body that the borrow checker has accepted.
    #[inline(always)]
    #[allow(clippy::mut_from_ref)]
    pub unsafe fn place<'a>(&self) -> &'a mut T {
        // SAFETY: the handle owns an initialised value; the caller answers for aliasing and lifetime.
        unsafe { &mut *self.0 }
    }

    /// The value, to be read, borrowed for as long as the borrower likes.
    ///
    /// # Safety
    /// The uses are those of a body that the borrow checker has accepted.
    #[inline(always)]
    pub unsafe fn peek<'a>(&self) -> &'a T {
        // SAFETY: the handle owns an initialised value; the caller answers for aliasing and lifetime.
        unsafe { &*self.0 }
    }

    /// Moves the value out.
    #[inline(always)]
    pub fn take(self) -> T {
        let at = self.0;
        mem::forget(self);
        // SAFETY: the handle owned the value and is gone.
        unsafe { at.read() }
    }

    /// Leaves the value where it is.
    #[inline(always)]
    pub fn leave(self) {
        mem::forget(self);
    }
}

/// Asks for the value of a local that is used by value and used again: a copy, or the reborrow of an exclusive reference.
/// Of any other type there is none: the witness has been refused then, with the user's words.
pub struct Again<'a, T>(&'a Anchored<T>);

impl<'a, T> Again<'a, T> {
    /// Asks once.
    ///
    /// # Safety
    /// The uses are those of a body that the borrow checker has accepted.
    #[inline(always)]
    pub unsafe fn of(anchored: &'a Anchored<T>) -> Self {
        Again(anchored)
    }
}

/// Tried next.
pub trait AgainExclusive<T> {
    /// The reference again.
    fn again(&self) -> T;
}
impl<'r, T: ?Sized> AgainExclusive<&'r mut T> for &&Again<'_, &'r mut T> {
    #[inline(always)]
    fn again(&self) -> &'r mut T {
        // SAFETY: the handle owns an initialised reference; that two are not used at once says who has made this.
        unsafe { self.0.0.read() }
    }
}

/// Tried first. What has no type yet, and is to have one later, is taken for `Copy`.
pub trait AgainCopy<T> {
    /// A copy.
    fn again(&self) -> T;
}
impl<T: Copy> AgainCopy<T> for &Again<'_, T> {
    #[inline(always)]
    fn again(&self) -> T {
        // SAFETY: the handle owns an initialised value of a `Copy` type.
        unsafe { self.0.0.read() }
    }
}

/// Tried last: it is moved, and what mentions it again is never reached.
pub trait AgainMoved<T> {
    /// The value, moved.
    fn again(&self) -> T;
}
impl<T> AgainMoved<T> for Again<'_, T> {
    #[inline(always)]
    fn again(&self) -> T {
        // SAFETY: the handle owns an initialised value.
        unsafe { moved_again(self.0.0) }
    }
}

/// A value that is moved, and mentioned again. If that were used, the witness would have been refused. It is not, on a way that
/// ends with a function that never returns; but where the value is to be dropped, it would be dropped twice.
///
/// ```compile_fail,E0080
/// async fn show(text: &str) {
///     println!("{text}");
/// }
/// fn fail(text: String) -> ! {
///     panic!("{text}")
/// }
///
/// #[asyncio::coroutine]
/// async fn fails(text: String, again: bool) -> usize {
///     show(&text).await;
///     if again {
///         show("again").await;
///         let text = text;
///         fail(text);
///     }
///     text.len()
/// }
///
/// asyncio::asyncio_run!(fails(String::new(), false));
/// ```
///
/// With `return fail(text);` it compiles.
///
/// ```
/// # async fn show(text: &str) {
/// #     println!("{text}");
/// # }
/// # fn fail(text: String) -> ! {
/// #     panic!("{text}")
/// # }
/// #[asyncio::coroutine]
/// async fn fails(text: String, again: bool) -> usize {
///     show(&text).await;
///     if again {
///         show("again").await;
///         let text = text;
///         return fail(text);
///     }
///     text.len()
/// }
///
/// assert_eq!(asyncio::asyncio_run!(fails(String::new(), false)), 0);
/// ```
///
/// # Safety
/// There is an initialised value, which is not used again unless it is `Copy`.
#[inline(always)]
pub unsafe fn moved_again<T>(at: *const T) -> T {
    const {
        assert!(
            !mem::needs_drop::<T>(),
            "moved, and mentioned again: if a call in between never returns, write `return` before it"
        );
    }
    // SAFETY: the caller's; nothing is dropped twice that has nothing to drop.
    unsafe { at.read() }
}

/// A field that gets another name, though it is mentioned again or is behind a reference: it is `Copy`, or the witness is
/// refused.
#[inline(always)]
pub fn part_again<T>(part: &T, _: Checked) -> T {
    // SAFETY: whoever has made the `Checked` says that the uses are those of a body that the borrow checker has accepted.
    unsafe { moved_again(part) }
}

/// What a pattern has found in a value that is mentioned again, by value: it is `Copy`, or a reference, or the witness is refused.
/// `parts` refers to it, and `like`, which never runs, says what it is as values.
#[inline(always)]
pub fn found_again<T, P: Parts<V>, V>(parts: P, _like: fn(T) -> ManuallyDrop<V>, _of: &Anchored<T>, _: Checked) -> V {
    const {
        assert!(
            !mem::needs_drop::<V>(),
            "moved, and mentioned again: if a call in between never returns, write `return` before it"
        );
    }
    // SAFETY: whoever has made the `Checked` says that the uses are those of a body that the borrow checker has accepted; nothing
    // is dropped twice that has nothing to drop.
    unsafe { parts.read() }
}

/// Asks the same of a field that is given away and used again.
pub struct AgainPart<'a, T>(&'a T);

impl<'a, T> AgainPart<'a, T> {
    /// Asks once.
    #[inline(always)]
    pub fn of(part: &'a T, _: Checked) -> Self {
        AgainPart(part)
    }
}

impl<'r, T: ?Sized> AgainExclusive<&'r mut T> for &&AgainPart<'_, &'r mut T> {
    #[inline(always)]
    fn again(&self) -> &'r mut T {
        // SAFETY: the field is initialised; whoever has made the `Checked` says that two are not used at once.
        unsafe { std::ptr::from_ref(self.0).read() }
    }
}
impl<T: Copy> AgainCopy<T> for &AgainPart<'_, T> {
    #[inline(always)]
    fn again(&self) -> T {
        *self.0
    }
}
impl<T> AgainMoved<T> for AgainPart<'_, T> {
    #[inline(always)]
    fn again(&self) -> T {
        // SAFETY: the field is initialised.
        unsafe { moved_again(self.0) }
    }
}

/// Asks for what stands under a local's name in a macro that may want a name: a copy, or a reference.
pub struct Named<'a, T>(pub &'a Anchored<T>);

/// Tried first.
pub trait NamedCopy<T> {
    /// A copy.
    ///
    /// # Safety
    /// None is needed; it is as for a reference.
    unsafe fn named(&self) -> T;
}
impl<T: Copy> NamedCopy<T> for &Named<'_, T> {
    #[inline(always)]
    unsafe fn named(&self) -> T {
        // SAFETY: the handle owns an initialised value of a `Copy` type.
        unsafe { self.0.0.read() }
    }
}

/// One autoref away.
pub trait NamedReference<T> {
    /// The value, borrowed for as long as the borrower likes.
    ///
    /// # Safety
    /// The uses are those of a body that the borrow checker has accepted.
    #[allow(clippy::mut_from_ref)]
    unsafe fn named<'a>(&self) -> &'a mut T;
}
impl<T> NamedReference<T> for Named<'_, T> {
    #[inline(always)]
    unsafe fn named<'a>(&self) -> &'a mut T {
        // SAFETY: the caller's.
        unsafe { self.0.place() }
    }
}

impl<T> Drop for Anchored<T> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: the handle owns the value, which is dropped once, where it stands.
        unsafe { self.0.drop_in_place() }
    }
}

/// Leaves a value that may be there; whether it is.
#[inline(always)]
pub fn leave<T>(handle: Option<Anchored<T>>) -> bool {
    handle.map(Anchored::leave).is_some()
}
