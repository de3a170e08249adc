//! What a coroutine keeps from one resume to the next: the saved locals and the awaited child, each in a slot of the frame
//! that stays where it is. The step takes the locals out into locals of its own when it goes on, and puts them back where
//! it waits: what it has not touched is already there, and costs nothing.
//!
//! ```text
//! struct Frame<Awaiting0, Total> { total: Saved<Total>, awaiting: Saved<Awaiting0>, at: Saved<Sum> }
//! ```
//!
//! What is never kept at the same time shares its storage: `OneOf2<Left, Right>`. What is kept together there is a group, a
//! struct of plain fields, which are read and written through a pointer.
//!
//! The members are fields, not methods: a call would have rustc look at the types of them all, most of which it does not
//! know yet when it comes to the first awaits.
//!
//! These are unions and not wrappers of `MaybeUninit`, and say themselves when they are `Send`, because each layer of each
//! coroutine in a chain counts against rustc's recursion limit.

use std::mem::ManuallyDrop;

/// A slot of the frame. Whether it holds a value is known from where the coroutine stands; dropping it drops nothing.
#[repr(C)]
pub union Saved<T> {
    vacant: (),
    value: ManuallyDrop<T>,
}

// SAFETY: a slot is what it holds, if anything.
unsafe impl<T: Send> Send for Saved<T> {}
// SAFETY: the same.
unsafe impl<T: Sync> Sync for Saved<T> {}

impl<T> Saved<T> {
    /// A slot that holds nothing.
    #[inline(always)]
    pub fn vacant() -> Self {
        unwritten(|| Saved { vacant: () })
    }

    /// A slot that holds `value`.
    #[inline(always)]
    pub const fn new(value: T) -> Self {
        Saved { value: ManuallyDrop::new(value) }
    }

    /// Puts a value in. What the slot held is overwritten and not dropped: the step has taken it.
    #[inline(always)]
    pub const fn set(&mut self, value: T) {
        self.value = ManuallyDrop::new(value);
    }

    /// Where the value is, or will be.
    #[inline(always)]
    pub const fn at(&mut self) -> *mut T {
        (&raw mut *self).cast()
    }

    /// Moves the value out, to be owned by a local of the step again.
    ///
    /// # Safety
    /// The slot holds a value, and is not asked again before the next `set`.
    #[inline(always)]
    pub const unsafe fn take(&mut self) -> T {
        // SAFETY: there is a value, and the caller does not use it again.
        unsafe { self.at().read() }
    }

    /// The value where it is.
    ///
    /// # Safety
    /// The slot holds a value.
    #[inline(always)]
    pub const unsafe fn get(&mut self) -> &mut T {
        // SAFETY: there is a value.
        unsafe { &mut *self.at() }
    }
}

/// Storage that nothing is written to. It is called as a pointer, which rustc does not see through: a constant would be copied, bytes
/// that nobody has written and all, and with the state behind it, that would come to filling the whole frame with zeros.
#[inline(always)]
pub(super) fn unwritten<T>(vacant: fn() -> T) -> T {
    vacant()
}

macro_rules! one_of {
    ($($name:ident: $($member:ident $ty:ident),+;)+) => {$(
        /// Values, or groups of values, of which one is kept at a time.
        pub union $name<$($ty),+> {
            vacant: (),
            $(
                /// One of them.
                pub $member: ManuallyDrop<$ty>,
            )+
        }

        // SAFETY: it is one of these, if anything.
        unsafe impl<$($ty: Send),+> Send for $name<$($ty),+> {}
        // SAFETY: the same.
        unsafe impl<$($ty: Sync),+> Sync for $name<$($ty),+> {}

        impl<$($ty),+> $name<$($ty),+> {
            /// Storage that holds nothing.
            #[inline(always)]
            pub fn vacant() -> Self {
                unwritten(|| $name { vacant: () })
            }

            /// Storage that holds the first of its members.
            #[inline(always)]
            pub const fn new(first: A) -> Self {
                $name { first: ManuallyDrop::new(first) }
            }
        }
    )+};
}

/// Where the values of a group are, or will be.
#[inline(always)]
pub const fn group<G>(member: *mut ManuallyDrop<G>) -> *mut G {
    member.cast()
}

one_of! {
    OneOf2: first A, second B;
    OneOf3: first A, second B, third C;
    OneOf4: first A, second B, third C, fourth D;
    OneOf5: first A, second B, third C, fourth D, fifth E;
    OneOf6: first A, second B, third C, fourth D, fifth E, sixth F;
    OneOf7: first A, second B, third C, fourth D, fifth E, sixth F, seventh G;
    OneOf8: first A, second B, third C, fourth D, fifth E, sixth F, seventh G, eighth H;
}

#[cfg(test)]
mod tests {
    use super::{OneOf2, Saved, group};
    use std::mem::ManuallyDrop;

    struct Group {
        large: u64,
        small: u8,
    }

    #[test]
    fn what_shares_its_storage_is_no_larger_than_the_largest() {
        type Shared = OneOf2<Group, [u8; 40]>;
        assert_eq!(size_of::<Shared>(), 40);
        let mut shared = Shared::vacant();
        // SAFETY: nobody else has the storage; each value is taken after it was set.
        unsafe {
            let group = group(&raw mut shared.first);
            (&raw mut (*group).large).write(1 << 40);
            (&raw mut (*group).small).write(7);
            assert_eq!((&raw const (*group).small).read(), 7);
            assert_eq!((&raw const (*group).large).read(), 1 << 40);
            shared.second = ManuallyDrop::new([1; 40]);
            assert_eq!(ManuallyDrop::take(&mut shared.second), [1; 40]);
        }
    }

    #[test]
    fn a_slot_is_laid_out_as_its_value() {
        assert_eq!((size_of::<Saved<[u16; 3]>>(), align_of::<Saved<[u16; 3]>>()), (6, 2));
    }
}
