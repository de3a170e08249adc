//! `x.map(|…| …)`, and `x` is not mentioned again: methods of that name take their receiver by value, in std. Of any other
//! type it has to be shown, or what the receiver still holds would be dropped too early.
//!
//! | the receiver is                                           | shown by                                               |
//! |-----------------------------------------------------------|--------------------------------------------------------|
//! | an iterator, an `Option`, a `Result`, a `ControlFlow`, … | its type: their methods take `self`                    |
//! | anything else                                             | a closure that makes the call: what it owns, it drops  |
//!
//! (An iterator's own `map(&self, …)` would not be found: by-value methods are tried first, traits' included.)

use std::marker::PhantomData;
use std::mem;
use std::ops::ControlFlow;
use std::task::Poll;

/// Asks for a receiver.
pub struct Consumer<'a, T>(pub &'a T);

/// A type whose methods are known.
pub struct KnownConsumer;
/// Any other.
pub struct OtherConsumer<T>(PhantomData<T>);

/// Tried first, two references away.
pub trait ConsumerIterator {
    /// The answer.
    fn consumer_tag(&self) -> KnownConsumer {
        KnownConsumer
    }
}
impl<T: Iterator> ConsumerIterator for &&Consumer<'_, T> {}

/// Tried next.
pub trait ConsumerSum {
    /// The answer.
    fn consumer_tag(&self) -> KnownConsumer {
        KnownConsumer
    }
}
/// The enums of std that hold a value or say why not.
pub trait Sum {}
impl<T> Sum for Option<T> {}
impl<T, E> Sum for Result<T, E> {}
impl<T> Sum for Poll<T> {}
impl<B, C> Sum for ControlFlow<B, C> {}
impl<T, const N: usize> Sum for [T; N] {}
impl<T: Sum> ConsumerSum for &Consumer<'_, T> {}

/// Tried last.
pub trait ConsumerOther<T> {
    /// The answer.
    fn consumer_tag(&self) -> OtherConsumer<T> {
        OtherConsumer(PhantomData)
    }
}
impl<T> ConsumerOther<T> for Consumer<'_, T> {}

impl KnownConsumer {
    /// Nothing is to be shown.
    pub fn shown_by<C>(self, _: &C) {}
    /// Nothing is to be shown.
    pub fn must_be_known(self) {}
}

impl<T> OtherConsumer<T> {
    /// `C` makes the call on a `T` that it has captured: if the method takes that, the closure owns it, and has something to
    /// drop wherever `T` has.
    ///
    /// ```compile_fail,E0080
    /// struct Table(String);
    /// impl Table {
    ///     fn map(&self, function: impl Fn(&str) -> usize) -> usize {
    ///         function(&self.0)
    ///     }
    /// }
    ///
    /// #[asyncio::coroutine]
    /// async fn borrows() -> usize {
    ///     let table = Table(String::from("kept to the end"));
    ///     let length = table.map(|text| text.len());
    ///     asyncio::sleep(std::time::Duration::ZERO).await;
    ///     length
    /// }
    ///
    /// asyncio::asyncio_run!(borrows());
    /// ```
    ///
    /// Nor is a temporary let go of, whatever the function owns.
    ///
    /// ```compile_fail,E0080
    /// # struct Table(String);
    /// # impl Table {
    /// #     fn map(&self, function: impl FnOnce(&str) -> usize) -> usize {
    /// #         function(&self.0)
    /// #     }
    /// # }
    /// #[asyncio::coroutine]
    /// async fn borrows(more: String) -> usize {
    ///     let length = Table(String::from("kept")).map(move |text| text.len() + more.len()) + std::future::ready(1).await;
    ///     length
    /// }
    ///
    /// asyncio::asyncio_run!(borrows(String::new()));
    /// ```
    ///
    /// With `(&table).map(…)` it compiles.
    ///
    /// ```
    /// # struct Table(String);
    /// # impl Table {
    /// #     fn map(&self, function: impl Fn(&str) -> usize) -> usize {
    /// #         function(&self.0)
    /// #     }
    /// # }
    /// #[asyncio::coroutine]
    /// async fn borrows() -> usize {
    ///     let table = Table(String::from("kept to the end"));
    ///     let length = (&table).map(|text| text.len());
    ///     asyncio::sleep(std::time::Duration::ZERO).await;
    ///     length
    /// }
    ///
    /// assert_eq!(asyncio::asyncio_run!(borrows()), 15);
    /// ```
    pub fn shown_by<C>(self, _: &C) {
        const {
            assert!(
                mem::needs_drop::<C>() || !mem::needs_drop::<T>(),
                "this method borrows its receiver, where std's of that name take it; write `(&x).method(…)`"
            );
        }
    }
    /// The call's arguments own something themselves, so that nothing is shown by them.
    pub fn must_be_known(self)
    where
        T: TakesReceiver,
    {
    }
}

/// What is known to be taken by such a method. Exists to say so where it is not.
#[diagnostic::on_unimplemented(
    message = "whether this method takes a `{Self}` or borrows it cannot be told from here",
    label = "not mentioned again, so when it is dropped depends on that",
    note = "write `{{ x }}.method(…)` if it is taken, `(&x).method(…)` if it is borrowed"
)]
pub trait TakesReceiver {}
impl<T: Iterator> TakesReceiver for T {}

impl<T> Consumer<'_, T> {
    /// Shows that `into_iter` takes its receiver.
    pub fn taken_by_into_iter(&self)
    where
        T: TakenByIntoIter,
    {
    }
}

/// A field that has been moved out for `into_iter`, which takes it.
#[inline(always)]
pub fn taken_by_into_iter<T: TakenByIntoIter>(field: T) -> T {
    field
}

/// What `into_iter` takes. Exists to say so where it does not.
#[diagnostic::on_unimplemented(
    message = "`into_iter` borrows this `{Self}`",
    label = "not mentioned again, so when it is dropped depends on that",
    note = "write `(&x).into_iter()`"
)]
pub trait TakenByIntoIter {}
impl<T: IntoIterator> TakenByIntoIter for T {}
