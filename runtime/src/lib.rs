//! Python's coroutines and asyncio for Rust.
#![deny(unsafe_code)]

// `asyncio::…`, which expansions and examples name, is this crate inside it too.
extern crate self as asyncio;

mod cancellation;
#[allow(unsafe_code)] // pin projection
mod coroutine;
mod error;
mod gather;
mod joined;
#[allow(unsafe_code)] // children are pinned and saved locals are moved by hand; every block says why it may
mod machine;
mod macros;
pub mod warnings;

#[cfg(feature = "event-loop")]
mod clock;
#[cfg(feature = "event-loop")]
mod event_loop;
#[cfg(feature = "event-loop")]
pub mod log;
#[cfg(feature = "event-loop")]
mod runner;
#[cfg(feature = "event-loop")]
mod sleep;
#[cfg(feature = "event-loop")]
mod task;

pub use coroutine::{Coroutine, CoroutineState, QualName, Sent};
pub use error::{CancelledError, InvalidStateError};
pub use gather::{Gather, gather};
pub use machine::{AwaitPoint, Code, Machine, Point};
pub use macros::*;

#[cfg(feature = "event-loop")]
pub use {
    clock::ManualClock,
    event_loop::{EventLoop, Handle, TimerHandle, get_running_loop, new_event_loop},
    runner::{Runner, run, run_debug},
    sleep::{Sleep, sleep},
    task::{
        Join, Task, TaskError, TaskHandle, WrappedFuture, all_tasks, create_task, current_task, ensure_future,
        wrap_future,
    },
};

/// The README's programs compile and run.
#[cfg(all(doctest, feature = "event-loop"))]
#[doc = include_str!("../../README.md")]
struct Readme;

/// What an expansion may name. Not for use by hand: no promise is made about anything in it.
#[doc(hidden)]
pub mod private {
    pub use crate::coroutine::{
        Boxed, Called, CalledBy, CalledOther, Coroutine, Erased, Function, OfAnother, OfSelf, Resume, SelfOf, Unmade,
        asked_now, unmade, unmade_tied,
    };
    pub use crate::gather::{Awaitables, Children, Gather, Many, Slot};
    pub use crate::joined::{futures, tokio};
    pub use crate::machine::*;
    pub use core::convert::identity;
    pub use core::future::pending;
    pub use core::iter::{IntoIterator, Iterator};
    pub use core::marker::{PhantomData, Sized};
    pub use core::mem::ManuallyDrop;
    pub use core::ops::ControlFlow;
    pub use core::option::Option::{None, Some};
    pub use core::pin::Pin;
    pub use core::ptr::{null, read, write};
    pub use core::result::Result::{Err, Ok};
    pub use core::task::Poll;
    pub use core::{column, file, line, mem, unreachable};

    /// The traits whose methods an expansion calls.
    pub mod methods {
        pub use crate::coroutine::{WhoseOther as _, WhoseSelf as _};
        pub use crate::machine::{
            AgainCopy as _, AgainExclusive as _, AgainMoved as _, AgainTaken as _, AskedForeignUnsized as _,
            AskedSized as _, AskedUnsized as _, AwaitForeign as _, AwaitNothing as _, BehindContainer as _,
            BehindForeign as _, BehindNothing as _, BehindPointer as _, BoundExclusive as _, BoundOther as _,
            CapturedCopy as _, CapturedPart as _, CapturedPointer as _, CoercedToNothing as _, CoercedToSized as _,
            CoercedToUnsized as _, Compares as _, ComparesNot as _, ConsumerIterator as _, ConsumerOther as _,
            ConsumerSum as _, ExpectedBehindOwn as _, ExpectedOfOther as _, ExpectedOfOwn as _, HoldCopy as _,
            HoldNothing as _, HoldPlace as _, HoldScalar as _, HoldTarget as _, Indexed as _, IndexedByStd as _,
            IndexedMut as _, IndexedOtherwise as _, KeepCopy as _, KeepOther as _, KindOfOther as _, KindOfSized as _,
            MarkerTag as _, NothingOther as _, OfAnyType as _, OtherTag as _, ReadCopy as _, ReadNothing as _,
            SeenCopy as _, SeenExclusive as _, SeenOther as _, SeenOthers as _, SeenPointer as _, SeenPointers as _,
            SeenPrimitives as _, SeenReference as _, TakenBehindOwn as _, TakenCopy as _, TakenOfBox as _,
            TakenOwn as _, UnboxedBox as _, UnboxedOther as _, WithContents as _, WithoutContents as _,
        };
    }
    pub use coropy_macros::asyncio_run;
}
