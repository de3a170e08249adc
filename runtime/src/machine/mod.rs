//! What an expansion of `#[coroutine]` is made of: the state machine, its saved locals and its children.
//!
//! An expansion is one enum with a variant per state, a *frame* that says at which state the machine is and keeps what it
//! will need again, and one *step*: a closure that looks where the machine is, moves it on as far as it can, and leaves
//! the frame for the next resume. [`StateMachine`] holds them together.
//!
//! | state     | left by                                   | holds                                    |
//! |-----------|-------------------------------------------|------------------------------------------|
//! | Unresumed | first resume, `Signal::Cancel`, `Signal::Drop` | the parameters                      |
//! | Await *n* | the child is ready, or hands on a signal  | the child, and the locals still needed   |
//! | Closed    | never                                     | nothing                                  |
//!
//! While the step runs, the state is out of date: what it held may have been moved out (`Signal::Taken`). Nobody can
//! look at it then, and if the step unwinds, [`StateMachine`] closes it (`Unwinding`).
//!
//! A function that awaits nothing is no more than its body: [`Straight`].
//!
//! A machine that is dropped while suspended is resumed once more, with [`Signal::Drop`]: the step reloads its locals
//! into the scopes they had and leaves, so that Rust itself drops them, in the order of the source.

use std::mem;
use std::task::Poll;

mod always_moved;
mod asked;
mod bound;
mod brief;
mod callee;
mod captured;
mod child;
mod code;
mod coerced;
mod compared;
mod compound;
mod consumed;
mod early_place;
mod expected;
mod found;
mod frame;
mod guard;
mod indexed;
mod keep;
mod leaving;
mod moved;
mod new_value;
mod part;
mod place;
mod place_order;
mod receiver;
mod receiver_order;
mod settled;
mod state_machine;
mod straight;
mod tied;
mod tracked;
mod try_operator;
mod unboxed;
mod witness;

pub use always_moved::{assert_always_moved, never_of};
pub use asked::{
    Asked, Deed, Does, Finds, Left, StandIn, answered_by, asked, callee_again, callee_of, callee_of_part,
    if_exclusively, once0, once1, once2, once3, once4, once5, once6, once7, once8, stand_in,
};
pub use bound::{Bound, BoundExclusive, BoundOther};
pub use brief::{Brief, Lends, Stays};
pub use callee::{EarlyCallee, ReadCopy, ReadNothing, has_read_callee, waiting_callee};
pub use captured::{
    Captured, CapturedCopy, CapturedPart, CapturedPointer, OwnsFields, TakenBehindOwn, TakenCopy, TakenField,
    TakenOfBox, TakenOwn, TakenWhole,
};
pub use child::{AwaitForeign, AwaitNothing, Awaited, Child, Foreign, finish, resume};
pub use code::{AwaitPoint, Code};
pub use coerced::{CoercedToNothing, CoercedToSized, CoercedToUnsized, passed};
pub use compared::{EarlyOperand, HoldPlace, HoldScalar, held_operand};
pub use compound::{
    AssignedPlace, Builtin, BuiltinOperand, BuiltinPlace, HeldForOperator, LendToOperator, Nowhere, OperandIn,
    OperandOrder, OrderOf, Overloaded, Primitive, builtin_operand, builtin_place, hold_for_operator, is_place_first,
    operand_in_order,
};
pub use consumed::{
    Consumer, ConsumerIterator, ConsumerOther, ConsumerSum, KnownConsumer, OtherConsumer, Sum, TakenByIntoIter,
    TakesReceiver, taken_by_into_iter,
};
pub use early_place::{
    EarlyPlace, KindOfOther, KindOfSized, Unsettled, held_place, hold_place, holds_exclusive, holds_place,
    holds_shared, if_exclusive, if_held, if_shared, if_stays, kind_of_held,
};
pub use expected::{CoercedLate, Expected, ExpectedBehindOwn, ExpectedOfOther, ExpectedOfOwn, Refers, expected};
pub use found::{LentExclusive, LentReference, Parts, ReadAs};
pub use frame::{OneOf2, OneOf3, OneOf4, OneOf5, OneOf6, OneOf7, OneOf8, Saved, group};
pub use guard::{SeenByGuard, bound_as, see, see_exclusive};
pub use indexed::{Indexed, IndexedMut};
pub use keep::{Absent, Gone, Keep, KeepCopy, KeepOther, TakenForPrimitive, absent, copied, end};
pub use leaving::{left_with, stays};
pub use moved::{Moved, MovedInPlace, callee_of_moved, is_moved, moved};
pub use new_value::{Like, NewValue, anything, like_anchored, like_place, like_tracked};
pub use part::{Answer, CopiedSubject, Never, PartSubject, ReborrowedSubject, answered, gate, if_taken, part_of};
pub use place::{
    Again, AgainCopy, AgainExclusive, AgainMoved, AgainPart, Anchored, Named, NamedCopy, NamedReference, Place,
    found_again, leave, moved_again, part_again,
};
pub use place_order::{
    AskedSized, AskedUnsized, IndexedByStd, IndexedOtherwise, WithContents, WithoutContents, either,
};
pub use receiver::{
    AdaptedSubject, AdaptorName, AnyName, ByReference, ByValue, ClosureName, FutureName, InPlace, IteratorName, Known,
    Marker, MarkerTag, NamedSubject, OtherSubject, OtherTag, PollName, ReferenceSubject, Rest, SharedSubject, Subject,
    Taken, assert_moved, never_like, subject_of, type_behind, type_of,
};
pub use receiver_order::{
    Askable, BehindExclusive, BehindSeveral, Compares, ComparesNot, CopyValue, EarlyReceiver, HoldCopy, HoldNothing,
    HoldTarget, NoCopy, NothingToAsk, Receiver, SeenCopy, SeenExclusive, SeenOther, SeenPointer, SeenPointers,
    SeenReference, SharedReference, copied_receiver, copies_receiver, same_order,
};
pub use settled::{
    AskedForeignUnsized, BehindContainer, BehindForeign, BehindNothing, BehindPointer, DerefOften, End, KnownDeref,
    KnownIndex, Matched, OfStd, OnTheWay, OwnDeref, Seen, SeenOthers, SeenPrimitives, seen, seen_operands,
};
pub use state_machine::{Ask, Entered, Held, Machine, Point, Request, StateMachine, closed, enter, reused, script};
pub use straight::Straight;
pub use tied::Tied;
pub use tracked::{
    AgainTaken, AgainTracked, Checked, Part, Tracked, by_itself, forgotten_copy, gone, lasting, lent, lost, moved_out,
    refill, refill_rest,
};
pub use try_operator::{Branch, FromResidual, branch};
pub use unboxed::{Unboxed, UnboxedBox, UnboxedOther};
pub use witness::{
    Awaitable, AwaitableAs, Given, Marked, Nothing, NothingOther, OfAnyType, Outcome, Shown, awaitable, awaited, left,
    never, shown, text, typed_as, witness, witness_of,
};

/// Why a machine is resumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Go on: poll what is awaited.
    Resume,
    /// A cancellation is delivered where the machine is suspended, innermost coroutine first.
    Cancel,
    /// If a task is awaited, it is to be cancelled, and the machine goes on waiting for it; says by
    /// `cancellation::passed_on` if so. Only for a machine that is suspended: nothing of its body runs, and it stays so.
    CancelAwaited,
    /// The machine is being dropped: reload the locals and leave, polling nothing.
    Drop,
    /// Said by the step itself, while it has taken the state apart: what the state held is in locals of the step now,
    /// and if the step unwinds, that drops them.
    Taken,
}

/// A cancellation on its way out of a machine. Not an error of the user's: no `?` and no `match` can meet it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

/// What a step returns when the coroutine is done.
#[inline(always)]
pub fn ready<T>(output: T) -> Poll<Result<T, Cancelled>> {
    Poll::Ready(Ok(output))
}

/// What a step returns when a cancellation, or a drop, has passed through.
#[inline(always)]
pub fn cancelled<T>() -> Poll<Result<T, Cancelled>> {
    Poll::Ready(Err(Cancelled))
}

/// Whether a body begins. The step takes the frame apart either way.
#[inline(always)]
pub fn begins(signal: &mut Signal) -> bool {
    mem::replace(signal, Signal::Taken) == Signal::Resume
}

/// Names `!` as an associated type, which stable Rust does not let be written otherwise.
pub trait Returns {
    /// What the function type returns.
    type Output;
}
impl<T> Returns for fn() -> T {
    type Output = T;
}
