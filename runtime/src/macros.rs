//! The macros as users find them, with their examples. They are written in `coropy-macros`.

/// Makes a coroutine of a function: calling it returns a [`Coroutine`](crate::Coroutine) and runs nothing.
///
/// Write it with its path, `#[asyncio::coroutine]`: the bare `#[coroutine]` is the name of an unstable attribute of
/// rustc's, and works only in a module under [`#[asyncio::coroutines]`](macro@crate::coroutines) and among the items of
/// [`asyncio_run!`](crate::asyncio_run). It goes on functions and methods, `async` or not, in traits and their
/// implementations too. `#[asyncio::coroutine(crate = path)]` is for those who have given the library another name.
///
/// ```
/// #[asyncio::coroutine]
/// async fn square(number: i64) -> i64 {
///     number * number
/// }
///
/// #[asyncio::coroutine]
/// async fn total() -> i64 {
///     square(10).await + square(5).await
/// }
///
/// assert_eq!(asyncio::run(total()), 125);
/// ```
pub use coropy_macros::coroutine;

/// Makes the bare `#[coroutine]` work in a module: on its functions, in its impl blocks, traits and nested modules.
///
/// ```
/// #[asyncio::coroutines]
/// mod squares {
///     #[coroutine]
///     pub async fn square(number: i64) -> i64 {
///         number * number
///     }
/// }
///
/// assert_eq!(asyncio::run(squares::square(10)), 100);
/// ```
///
/// An impl block or a trait may stand in the module's place. `#[asyncio::coroutines(crate = path)]` is for those who have
/// given the library another name.
pub use coropy_macros::coroutines;

/// Makes a coroutine the program's `main`: it runs on an event loop, as by [`run`](crate::run).
///
/// ```
/// #[asyncio::main]
/// async fn main() -> Result<(), std::num::ParseIntError> {
///     let number: u64 = "10".parse()?;
///     asyncio::sleep(std::time::Duration::from_millis(number)).await;
///     Ok(())
/// }
/// ```
///
/// `#[asyncio::main(debug = true)]` runs the loop in debug mode.
#[cfg(feature = "event-loop")]
pub use coropy_macros::main;

/// Makes a coroutine a test: a `#[test]` that runs it on an event loop of its own.
///
/// `#[should_panic]`, `#[ignore]` and a `Result` as the return type are what they are on any test.
///
/// ```
/// # #[asyncio::coroutine]
/// # async fn square(number: i64) -> i64 {
/// #     number * number
/// # }
/// #[asyncio::test]
/// async fn squares_are_positive() {
///     assert!(square(-3).await > 0);
/// }
/// ```
///
/// `#[asyncio::test(debug = true)]` runs the loop in debug mode.
#[cfg(feature = "event-loop")]
pub use coropy_macros::test;

/// Runs a coroutine, or a whole script, on an event loop that is made for it, and gives its value.
///
/// # A coroutine
///
/// `asyncio_run!(main())` is [`run(main())`](crate::run), Python's `asyncio.run(main())`; with `debug = true` behind it the
/// loop runs in debug mode.
///
/// ```
/// use asyncio::asyncio_run;
///
/// #[asyncio::coroutine]
/// async fn square(number: i64) -> i64 {
///     number * number
/// }
///
/// let result = asyncio_run!(square(10));
/// assert_eq!(result, 100);
/// assert_eq!(asyncio_run!(square(5), debug = true), 25);
/// ```
///
/// # A script
///
/// Items and statements, as in a Python file. The bare `#[coroutine]` works on the items; the statements are the body of a
/// coroutine, so they may await; the last expression, if there is one, is the value.
///
/// ```
/// use asyncio::asyncio_run;
///
/// let total = asyncio_run! {
///     #[coroutine]
///     async fn square(number: i64) -> i64 {
///         number * number
///     }
///
///     let x = square(10).await;
///     println!("x={x}");
///     let y = square(5).await;
///     println!("y={y}");
///     x + y
/// };
/// assert_eq!(total, 125);
/// ```
///
/// One expression alone is taken as the coroutine to run, so `.await` is left away there: `asyncio_run!(square(10))`.
#[cfg(feature = "event-loop")]
#[macro_export]
macro_rules! asyncio_run {
    ($($input:tt)*) => {
        $crate::private::asyncio_run!([$crate] $($input)*)
    };
}
