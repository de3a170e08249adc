//! Wakers: a waker is the name of a task, not a reference to it.
//!
//! It says which loop, which slot in its registry of tasks, and which generation of that slot, packed into the word that
//! a waker carries. So it is `Send` and `Sync` without a count to keep, and cloning and dropping one does nothing. A
//! waker that outlives its task names nobody. (Generations are counted modulo 2²⁴; who keeps a waker for exactly so many
//! tasks wakes a stranger, which every future has to bear.)

use super::{mailbox, running};
use std::sync::Arc;
use std::task::{RawWaker, RawWakerVTable, Wake, Waker};

/// A task of a loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct TaskId {
    slot: u32,
    pub(super) generation: u32,
}

/// Which loop, of all that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LoopId(pub(super) usize);

const SLOT_BITS: u32 = usize::BITS / 16 * 7;
const GENERATION_BITS: u32 = usize::BITS / 16 * 6;
const LOOP_BITS: u32 = usize::BITS - SLOT_BITS - GENERATION_BITS;
const GENERATION_MASK: u32 = (1 << GENERATION_BITS) - 1;

impl TaskId {
    /// No task has it.
    pub(crate) const NOBODY: TaskId = TaskId { slot: u32::MAX, generation: u32::MAX };

    /// # Panics
    /// When there are more than 2³² tasks.
    pub(super) fn new(slot: usize, generation: u32) -> Self {
        TaskId { slot: u32::try_from(slot).expect("too many tasks"), generation: generation & GENERATION_MASK }
    }

    pub(super) fn slot(self) -> usize {
        self.slot as usize
    }
}

/// The waker of a task.
#[inline]
pub(super) fn waker(event_loop: LoopId, id: TaskId) -> Waker {
    match pack(event_loop, id) {
        // SAFETY: the functions of the table take any word, from any thread, and own nothing.
        Some(word) => unsafe { Waker::new(std::ptr::without_provenance(word), &PACKED) },
        None => Arc::new(Unpacked { event_loop, id }).into(),
    }
}

/// `None` if there are so many loops or tasks that it does not fit.
#[inline]
fn pack(LoopId(event_loop): LoopId, id: TaskId) -> Option<usize> {
    let fits = event_loop >> LOOP_BITS == 0 && id.slot() >> SLOT_BITS == 0;
    fits.then_some((event_loop << SLOT_BITS | id.slot()) << GENERATION_BITS | id.generation as usize)
}

#[inline]
fn unpack(word: usize) -> (LoopId, TaskId) {
    let part = |shift: u32, bits: u32| word >> shift & ((1 << bits) - 1);
    #[allow(clippy::cast_possible_truncation)] // both are narrower
    let (slot, generation) = (part(GENERATION_BITS, SLOT_BITS) as u32, part(0, GENERATION_BITS) as u32);
    (LoopId(part(GENERATION_BITS + SLOT_BITS, LOOP_BITS)), TaskId { slot, generation })
}

static PACKED: RawWakerVTable =
    RawWakerVTable::new(|word| RawWaker::new(word, &PACKED), wake_packed, wake_packed, |_| {});

fn wake_packed(word: *const ()) {
    let (event_loop, id) = unpack(word.addr());
    wake(event_loop, id);
}

/// Has a task resumed in the next pass. Its own loop, when it runs, takes it directly; from anywhere else it goes through
/// the mailbox.
fn wake(event_loop: LoopId, id: TaskId) {
    if !running::wake(event_loop, id) {
        mailbox::post(event_loop, id);
    }
}

/// What a waker is when it does not fit into a word.
struct Unpacked {
    event_loop: LoopId,
    id: TaskId,
}

impl Wake for Unpacked {
    fn wake(self: Arc<Self>) {
        wake(self.event_loop, self.id);
    }

    fn wake_by_ref(self: &Arc<Self>) {
        wake(self.event_loop, self.id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked() {
        for (event_loop, slot, generation) in
            [(0, 0, 0), (1, 2, 3), ((1 << LOOP_BITS) - 1, (1 << SLOT_BITS) - 1, u32::MAX)]
        {
            let named = (LoopId(event_loop), TaskId::new(slot, generation));
            let word = pack(named.0, named.1).expect("it fits");
            assert_eq!(unpack(word), named);
        }
    }

    #[test]
    fn what_does_not_fit_is_a_waker_all_the_same() {
        assert_eq!(pack(LoopId(1 << LOOP_BITS), TaskId::new(0, 0)), None);
        assert_eq!(pack(LoopId(0), TaskId::new(1 << SLOT_BITS, 0)), None);
        waker(LoopId(1 << LOOP_BITS), TaskId::new(0, 0)).wake(); // of a loop that there is not
    }

    #[test]
    fn wakers_of_one_task_are_known_to_be_the_same() {
        let (one, other) = (TaskId::new(1, 7), TaskId::new(1, 8));
        assert!(waker(LoopId(3), one).will_wake(&waker(LoopId(3), one).clone()));
        assert!(!waker(LoopId(3), one).will_wake(&waker(LoopId(3), other)));
    }
}
