use super::slot::Slot;
use crate::coroutine::Resume;
use crate::machine::{Cancelled, Child, Signal};
use std::pin::Pin;
use std::task::{Context, Poll};

/// What can be gathered: a tuple of coroutines, tasks and the like, or an array, `Vec` or mapped iterator of them.
pub trait Awaitables {
    /// The awaitables in their slots.
    type Children: Children;
    /// Puts them there.
    fn into_children(self) -> Self::Children;
}

/// Children in their slots.
pub trait Children {
    /// Their values.
    type Output;
    /// How many there are.
    fn count(&self) -> usize;
    /// Resumes the `nth` if it is not done.
    fn resume(self: Pin<&mut Self>, nth: usize, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<(), Cancelled>>;
    /// Whether the `nth` is not done.
    fn is_live(&self, nth: usize) -> bool;
    /// The values, when all are done.
    fn take(self: Pin<&mut Self>) -> Self::Output;
}

/// Children of one type.
pub struct Many<C: Child>(Vec<Slot<C>>);

impl<C: Child> Many<C> {
    fn slot(self: Pin<&mut Self>, nth: usize) -> Pin<&mut Slot<C>> {
        // SAFETY: the slots stand in a `Vec` that never grows and is not given away: they do not move.
        unsafe { self.map_unchecked_mut(|this| &mut this.0[nth]) }
    }
}

impl<C: Child> Children for Many<C> {
    type Output = Vec<C::Output>;

    fn count(&self) -> usize {
        self.0.len()
    }

    fn resume(self: Pin<&mut Self>, nth: usize, cx: &mut Context<'_>, signal: Signal) -> Poll<Result<(), Cancelled>> {
        self.slot(nth).resume(cx, signal)
    }

    fn is_live(&self, nth: usize) -> bool {
        self.0[nth].is_live()
    }

    fn take(mut self: Pin<&mut Self>) -> Vec<C::Output> {
        (0..self.count()).map(|nth| self.as_mut().slot(nth).take()).collect()
    }
}

fn many<A: Resume>(awaitables: impl IntoIterator<Item = A>) -> Many<A> {
    Many(awaitables.into_iter().map(Slot::new).collect())
}

impl<A: Resume> Awaitables for Vec<A> {
    type Children = Many<A>;
    fn into_children(self) -> Self::Children {
        many(self)
    }
}

impl<A: Resume, const N: usize> Awaitables for [A; N] {
    type Children = Many<A>;
    fn into_children(self) -> Self::Children {
        many(self)
    }
}

impl<I: Iterator, F: FnMut(I::Item) -> A, A: Resume> Awaitables for std::iter::Map<I, F> {
    type Children = Many<A>;
    fn into_children(self) -> Self::Children {
        many(self)
    }
}

macro_rules! tuples {
    ($(($($nth:tt $child:ident),*))*) => { $(
        impl<$($child: Child),*> Children for ($(Slot<$child>,)*) {
            type Output = ($($child::Output,)*);

            fn count(&self) -> usize {
                [$(stringify!($nth)),*].len()
            }

            fn resume(
                self: Pin<&mut Self>,
                nth: usize,
                cx: &mut Context<'_>,
                signal: Signal,
            ) -> Poll<Result<(), Cancelled>> {
                match nth {
                    // SAFETY: structural pinning of the tuple's fields.
                    $($nth => unsafe { self.map_unchecked_mut(|this| &mut this.$nth) }.resume(cx, signal),)*
                    _ => unreachable!("no such child"),
                }
            }

            fn is_live(&self, nth: usize) -> bool {
                match nth {
                    $($nth => self.$nth.is_live(),)*
                    _ => unreachable!("no such child"),
                }
            }

            fn take(mut self: Pin<&mut Self>) -> Self::Output {
                // SAFETY: structural pinning of the tuple's fields.
                ($(unsafe { self.as_mut().map_unchecked_mut(|this| &mut this.$nth) }.take(),)*)
            }
        }

        impl<$($child: Resume),*> Awaitables for ($($child,)*) {
            type Children = ($(Slot<$child>,)*);
            fn into_children(self) -> Self::Children {
                ($(Slot::new(self.$nth),)*)
            }
        }
    )* };
}

tuples! {
    (0 A)
    (0 A, 1 B)
    (0 A, 1 B, 2 C)
    (0 A, 1 B, 2 C, 3 D)
    (0 A, 1 B, 2 C, 3 D, 4 E)
    (0 A, 1 B, 2 C, 3 D, 4 E, 5 F)
    (0 A, 1 B, 2 C, 3 D, 4 E, 5 F, 6 G)
    (0 A, 1 B, 2 C, 3 D, 4 E, 5 F, 6 G, 7 H)
    (0 A, 1 B, 2 C, 3 D, 4 E, 5 F, 6 G, 7 H, 8 I)
    (0 A, 1 B, 2 C, 3 D, 4 E, 5 F, 6 G, 7 H, 8 I, 9 J)
    (0 A, 1 B, 2 C, 3 D, 4 E, 5 F, 6 G, 7 H, 8 I, 9 J, 10 K)
    (0 A, 1 B, 2 C, 3 D, 4 E, 5 F, 6 G, 7 H, 8 I, 9 J, 10 K, 11 L)
}
