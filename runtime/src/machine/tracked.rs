//! Locals that may be moved in part, or hold nothing for a while and then something again.
//!
//! Such a local lives in a place like an anchored one, and its handle, [`Tracked`], knows at run time which parts have been
//! moved out. The parts are numbered by the macro, a bit each. What is left is dropped by a closure of the macro's that
//! takes the value, moves the same parts out again and forgets them: rustc drops the rest, in its own order.
//!
//! ```text
//! let (a, _) = x;   ⇒   let (a, _) = &*x.peek();
//!                       let (a, ()) = moved_out((a, ()), |x| { let (a, _) = x; gone((a, ())) }, unsafe { x.part(1) });
//!                       … and in the end: |x, moved| match moved { 1 => { let (a, _) = x; let _ = gone((a, ())); } … }
//! ```
//!
//! That the parts are whole when they are moved, and not used again, is checked by the witness.

use super::found::Parts;
use super::place::{AgainCopy, AgainExclusive, Place};
use std::cell::Cell;
use std::mem::{self, ManuallyDrop};

/// Owns what has not been moved out of the value in a [`Place`].
pub struct Tracked<T> {
    at: *mut T,
    /// A bit for each part that has been moved out; all of them if there is no value.
    moved: Cell<u32>,
    /// Drops what is left of a value.
    rest: Cell<fn(T, u32)>,
    /// How a value is dropped of which nothing has been moved out.
    whole: Cell<Whole>,
}

/// How rustc drops an array that it has seen elements of moved, where none has been: from the last to the first, or as any other,
/// from the first to the last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whole {
    /// There are no such arrays: it does not matter.
    Any,
    /// Where it stands.
    InPlace,
    /// The same, but by parts on the way out of a panic.
    InPlaceUnlessPanicking,
    /// By parts: by the code that drops the rest.
    ByParts,
}

impl<T> Tracked<T> {
    /// Nothing is left.
    pub const GONE: u32 = u32::MAX;

    /// Said to what drops the rest, if that leaves arrays which are dropped where they stand.
    const IN_PLACE: u32 = 1 << 31;

    /// Puts a value into a place.
    ///
    /// # Safety
    /// The place is pinned, holds no value, and outlives the handle; `rest` drops what the bits leave.
    #[inline(always)]
    pub unsafe fn new<D: Fn(T, u32) + Copy>(place: &Place<T>, value: T, _rest: D) -> Self {
        let at = place.at();
        // SAFETY: the place is vacant and has room for a `T`.
        unsafe { at.write(value) };
        Tracked { at, moved: Cell::new(0), rest: Cell::new(dropper::<T, D>), whole: Cell::new(Whole::Any) }
    }

    /// Owns what [`Tracked::leave`] has left; all bits are set for a place that holds nothing.
    ///
    /// # Safety
    /// The place is pinned and outlives the handle, no handle owns its value, and `moved` says what has been moved out of
    /// it; `rest` drops what the bits leave.
    #[inline(always)]
    pub unsafe fn resume<D: Fn(T, u32) + Copy>(place: &Place<T>, moved: u32, _rest: D) -> Self {
        Tracked {
            at: place.at(),
            moved: Cell::new(moved),
            rest: Cell::new(dropper::<T, D>),
            whole: Cell::new(Whole::Any),
        }
    }

    /// The same for where an await ends. If that is because the coroutine is dropped, also a panic on the way drops it so.
    #[inline(always)]
    pub fn drops_while_it_waits(&self, is_dropped: bool, by_parts: bool) {
        self.whole.set(match is_dropped {
            true if by_parts || std::thread::panicking() => Whole::ByParts,
            true => Whole::InPlace,
            false => Whole::InPlaceUnlessPanicking,
        });
    }

    /// Owns nothing. How a value is dropped in part comes with the value: its type is not known before.
    ///
    /// # Safety
    /// The place is pinned, holds no value that anyone owns, and outlives the handle.
    #[inline(always)]
    pub unsafe fn vacant(place: &Place<T>) -> Self {
        let (moved, rest) = (Cell::new(Self::GONE), Cell::new((|value, _| lost(value)) as fn(T, u32)));
        Tracked { at: place.at(), moved, rest, whole: Cell::new(Whole::Any) }
    }

    /// Says whether what `rest` drops by parts it also drops so if all of them are there.
    #[inline(always)]
    pub fn by_parts(self, by_parts: bool) -> Self {
        self.drops_by_parts(by_parts);
        self
    }

    /// The same, from here on. In a panic it does in any case.
    #[inline(always)]
    pub fn drops_by_parts(&self, by_parts: bool) {
        self.whole.set(if by_parts { Whole::ByParts } else { Whole::InPlaceUnlessPanicking });
    }

    /// The value, to be changed, borrowed for as long as the borrower likes.
    ///
    /// # Safety
    /// The uses are those of a body that the borrow checker has accepted.
    #[inline(always)]
    #[allow(clippy::mut_from_ref)]
    pub unsafe fn place<'a>(&self) -> &'a mut T {
        // SAFETY: what is used of the value has not been moved; the caller answers for that, aliasing and lifetime.
        unsafe { &mut *self.at }
    }

    /// The value, to be read, borrowed for as long as the borrower likes.
    ///
    /// # Safety
    /// The uses are those of a body that the borrow checker has accepted.
    #[inline(always)]
    pub unsafe fn peek<'a>(&self) -> &'a T {
        // SAFETY: as for `place`.
        unsafe { &*self.at }
    }

    /// Moves the whole value out.
    ///
    /// # Safety
    /// The uses are those of a body that the borrow checker has accepted.
    #[inline(always)]
    pub unsafe fn take(&self) -> T {
        self.moved.set(Self::GONE);
        // SAFETY: the handle owned the value and does not own it any more.
        unsafe { self.at.read() }
    }

    /// Gives the local a new value, after what is left of the old one has been dropped.
    ///
    /// # Safety
    /// The uses are those of a body that the borrow checker has accepted; `rest` drops what the bits leave.
    #[inline(always)]
    pub unsafe fn assign<D: Fn(T, u32) + Copy>(&self, value: T, _rest: D) {
        struct Write<'a, T>(&'a Tracked<T>, ManuallyDrop<T>);
        impl<T> Drop for Write<'_, T> {
            #[inline(always)]
            fn drop(&mut self) {
                // SAFETY: nothing is left in the place; the value is read once, here.
                unsafe { self.0.at.write(ManuallyDrop::take(&mut self.1)) };
                self.0.moved.set(0);
            }
        }
        // As in any assignment, the new value is there even if the old one's drop panics.
        let write = Write(self, ManuallyDrop::new(value));
        // SAFETY: what is left is dropped once: nothing is left from here on, but for the new value.
        unsafe { self.drop_rest(self.moved.replace(Self::GONE)) };
        drop(write);
        self.rest.set(dropper::<T, D>);
    }

    /// Gives a temporary its value where it is borrowed, for as long as the borrower likes.
    #[inline(always)]
    pub fn put<'a>(&self, value: T, checked: Checked) -> &'a T {
        self.put_mut(value, checked)
    }

    /// The same, borrowed exclusively.
    #[inline(always)]
    pub fn put_mut<'a>(&self, value: T, _: Checked) -> &'a mut T {
        // SAFETY: whoever has made the `Checked` says that the uses are those of a body that the borrow checker has accepted.
        unsafe {
            self.assign(value, |value, _| lost(value));
            self.place()
        }
    }

    /// Some parts, to be moved out.
    ///
    /// # Safety
    /// The uses are those of a body that the borrow checker has accepted.
    #[inline(always)]
    pub unsafe fn part(&self, bits: u32) -> Part<'_, T> {
        Part { handle: self, bits }
    }

    /// What has been moved out; the rest stays in the place.
    #[inline(always)]
    pub fn leave(self) -> u32 {
        let moved = self.moved.get();
        mem::forget(self);
        moved
    }

    /// Whether arrays are dropped where they stand, if that matters.
    #[inline(always)]
    fn are_arrays_in_place(&self) -> Option<bool> {
        match self.whole.get() {
            Whole::Any => None,
            Whole::InPlace => Some(true),
            Whole::InPlaceUnlessPanicking => Some(!std::thread::panicking()),
            Whole::ByParts => Some(false),
        }
    }

    /// # Safety
    /// `moved` says what has been moved out, and nobody uses the rest again.
    #[inline(always)]
    unsafe fn drop_rest(&self, moved: u32) {
        match moved {
            Self::GONE => {}
            // A reference, say, whose parts are no longer there to be matched again.
            _ if !mem::needs_drop::<T>() => {}
            // SAFETY: the handle owns the value, which is dropped once, where it stands.
            0 if self.are_arrays_in_place() != Some(false) => unsafe { self.at.drop_in_place() },
            _ => {
                let in_place = if self.are_arrays_in_place() == Some(true) { Self::IN_PLACE } else { 0 };
                // SAFETY: `rest` forgets the parts that are not there, and drops the others.
                (self.rest.get())(unsafe { self.at.read() }, moved | in_place);
            }
        }
    }
}

impl<T> Drop for Tracked<T> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: the handle owns what is left.
        unsafe { self.drop_rest(self.moved.get()) };
    }
}

/// Calls a closure that captures nothing but answers, which are of no size.
fn dropper<T, D: Fn(T, u32) + Copy>(whole: T, moved: u32) {
    const { assert!(size_of::<D>() == 0, "what drops the rest of a local captures nothing") };
    // SAFETY: a value of this type, which is `Copy` and of no size, was given to whoever has made the handle.
    let rest = unsafe { std::ptr::NonNull::<D>::dangling().read() };
    rest(whole, moved);
}

/// Says that what is done is what a body does that the borrow checker has accepted, without standing around the user's code.
pub struct Checked(());

impl Checked {
    /// Says so.
    ///
    /// # Safety
    /// It is so.
    #[inline(always)]
    pub unsafe fn by_witness() -> Self {
        Checked(())
    }
}

/// Parts on their way out of a value.
pub struct Part<'h, T> {
    handle: &'h Tracked<T>,
    bits: u32,
}

impl<T> Part<'_, T> {
    /// What they are parts of.
    #[inline(always)]
    pub(super) fn whole<'a>(&self) -> &'a mut T {
        // SAFETY: whoever has made this says that the uses are those of a body that the borrow checker has accepted.
        unsafe { self.handle.place() }
    }

    /// They are on their way.
    #[inline(always)]
    pub(super) fn gone(&self) {
        self.handle.moved.set(self.handle.moved.get() | self.bits);
    }
}

/// Moves parts out: `parts` refers to them, and `like`, which never runs, says what they are as values.
#[inline(always)]
pub fn moved_out<T, P: Parts<V>, V>(parts: P, _like: fn(T) -> ManuallyDrop<V>, from: Part<'_, T>) -> V {
    from.gone();
    // SAFETY: whoever has made `from` says that these parts are there, and that nobody uses them again.
    unsafe { parts.read() }
}

/// What a pattern has found, for its guard: each as a place of the type that it has in the guard.
#[inline(always)]
pub fn lent<T, P: Parts<V>, V>(parts: P, _like: fn(T) -> ManuallyDrop<V>, _of: &Tracked<T>) -> P::Lent {
    parts.lend()
}

/// Gives a part a new value: writes it if the part has been moved out, else assigns it.
#[inline(always)]
pub fn refill<T, P>(part: &mut P, value: P, of: Part<'_, T>) {
    let moved = of.handle.moved.get();
    if moved & of.bits == 0 {
        *part = value;
        return;
    }
    of.handle.moved.set(moved & !of.bits);
    // SAFETY: the part has been moved out; what stands there is not dropped.
    unsafe { std::ptr::from_mut(part).write(value) };
}

/// The same for a part of which parts may have been moved out: `own` is its own bit, and `rest` drops what they leave.
#[inline(always)]
pub fn refill_rest<T, P>(part: &mut P, value: P, of: Part<'_, T>, own: u32, rest: impl FnOnce(P, u32)) {
    struct Write<P>(*mut P, ManuallyDrop<P>);
    impl<P> Drop for Write<P> {
        #[inline(always)]
        fn drop(&mut self) {
            // SAFETY: the part is borrowed exclusively and nothing in it is dropped any more; the value is read once, here.
            unsafe { self.0.write(ManuallyDrop::take(&mut self.1)) };
        }
    }
    let moved = of.handle.moved.get();
    if moved & of.bits == 0 {
        *part = value;
        return;
    }
    of.handle.moved.set(moved & !of.bits);
    let at = std::ptr::from_mut(part);
    // As in any assignment, the new value is there even if the old one's drop panics.
    let write = Write(at, ManuallyDrop::new(value));
    if moved & own == 0 {
        // SAFETY: what stands there is read once, and `rest` forgets what has been moved out of it.
        rest(unsafe { at.read() }, moved);
    }
    drop(write);
}

/// Values that are owned elsewhere.
#[inline(always)]
pub fn gone<V>(parts: V) -> ManuallyDrop<V> {
    ManuallyDrop::new(parts)
}

/// A copy of a field that stays where it is, for a value that is going to be forgotten.
///
/// # Safety
/// The copy is neither dropped nor looked at.
#[inline(always)]
pub unsafe fn forgotten_copy<T>(field: &T) -> T {
    // SAFETY: the caller's.
    unsafe { std::ptr::from_ref(field).read() }
}

/// Drops the rest of a value in code that nothing else shares: rustc drops arrays as it does where it need not look.
#[inline(always)]
pub fn by_itself<T>(value: T, rest: impl FnOnce(T)) {
    rest(value);
}

/// A value whose lifetimes are those that it is wanted to have: `U` is `T` but for these.
///
/// # Safety
/// It is, and what is done with the value is what a body does that the borrow checker has accepted.
#[inline(always)]
pub unsafe fn lasting<T, U>(value: T) -> U {
    const { assert!(size_of::<T>() == size_of::<U>() && align_of::<T>() == align_of::<U>()) };
    // SAFETY: the types are the same, and the value is forgotten where it was.
    unsafe { std::ptr::from_ref(&ManuallyDrop::new(value)).cast::<U>().read() }
}

/// What is left of a value whose parts have been moved out in a way that cannot be: nothing is dropped.
#[cold]
pub fn lost<T>(value: T) {
    mem::forget(value);
    unreachable!("these parts are not moved out together");
}

/// Asks for the value of a tracked local that is used by value and, on some path, used again: a copy, the reborrow of an
/// exclusive reference, or else a move: what uses it again does not run after that, says the witness.
pub struct AgainTracked<'a, T>(&'a Tracked<T>);

impl<'a, T> AgainTracked<'a, T> {
    /// Asks once.
    ///
    /// # Safety
    /// The uses are those of a body that the borrow checker has accepted.
    #[inline(always)]
    pub unsafe fn of(tracked: &'a Tracked<T>) -> Self {
        AgainTracked(tracked)
    }
}

impl<'r, T: ?Sized> AgainExclusive<&'r mut T> for &&AgainTracked<'_, &'r mut T> {
    #[inline(always)]
    fn again(&self) -> &'r mut T {
        // SAFETY: the handle owns an initialised reference; that two are not used at once says who has made this.
        unsafe { self.0.at.read() }
    }
}
impl<T: Copy> AgainCopy<T> for &AgainTracked<'_, T> {
    #[inline(always)]
    fn again(&self) -> T {
        // SAFETY: the handle owns an initialised value of a `Copy` type.
        unsafe { self.0.at.read() }
    }
}

/// Tried last.
pub trait AgainTaken<T> {
    /// The value, moved.
    fn again(&self) -> T;
}
impl<T> AgainTaken<T> for AgainTracked<'_, T> {
    #[inline(always)]
    fn again(&self) -> T {
        // SAFETY: as for `Tracked::take`, says who has made this.
        unsafe { self.0.take() }
    }
}
