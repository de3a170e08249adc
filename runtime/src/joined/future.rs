use super::{List, Order, TryList};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

/// Waits for all, and makes one value of theirs.
pub struct Join<L, O, M> {
    list: L,
    order: O,
    make: M,
}

impl<L: List, O: Order, M> Join<L, O, M> {
    pub(super) fn new(list: L, make: M) -> Self {
        Join { list, order: O::default(), make }
    }
}

impl<L: List, O: Order, M: Fn(L::Outputs) -> T, T> Future for Join<L, O, M> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        // SAFETY: the list alone is pinned, and it is not moved.
        let this = unsafe { self.get_unchecked_mut() };
        // SAFETY: structural pinning of the list.
        let mut list = unsafe { Pin::new_unchecked(&mut this.list) };
        let mut all_are_done = true;
        for nth in numbers::<L, O>(&mut this.order) {
            all_are_done &= list.as_mut().poll(nth, cx).is_ready();
        }
        if all_are_done { Poll::Ready((this.make)(list.take())) } else { Poll::Pending }
    }
}

/// Waits for all, or for the first error.
pub struct TryJoin<L, O, M, E> {
    list: L,
    order: O,
    make: M,
    error: PhantomData<fn() -> E>,
}

impl<L: TryList<E>, O: Order, M, E> TryJoin<L, O, M, E> {
    pub(super) fn new(list: L, make: M) -> Self {
        TryJoin { list, order: O::default(), make, error: PhantomData }
    }
}

impl<L: TryList<E>, O: Order, M: Fn(L::Values) -> T, T, E> Future for TryJoin<L, O, M, E> {
    type Output = Result<T, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, E>> {
        // SAFETY: the list alone is pinned, and it is not moved.
        let this = unsafe { self.get_unchecked_mut() };
        // SAFETY: structural pinning of the list.
        let mut list = unsafe { Pin::new_unchecked(&mut this.list) };
        let mut all_are_done = true;
        for nth in numbers::<L, O>(&mut this.order) {
            if list.as_mut().poll(nth, cx).is_pending() {
                all_are_done = false;
            } else if let Some(error) = list.as_mut().error(nth) {
                return Poll::Ready(Err(error));
            }
        }
        if all_are_done { Poll::Ready(Ok((this.make)(list.values()))) } else { Poll::Pending }
    }
}

/// All numbers of a list, in the order in which they are polled.
fn numbers<L: List, O: Order>(order: &mut O) -> impl Iterator<Item = usize> + use<L, O> {
    let first = order.first(L::COUNT);
    (first..L::COUNT).chain(0..first)
}
