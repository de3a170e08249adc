//! `let n = mac!(x);`, where nothing sees into the macro, and `x` is not mentioned again: it is taken to move `x`. Does it on
//! every path?
//!
//! Where it does not, rustc drops what is left at the end of the scope, and the step, which has let go of it, at once. rustc
//! knows: an `async` block that waits after the macro keeps `x` for what is still to be dropped, or keeps nothing. So its size
//! tells, in code that never runs.
//!
//! | after the macro, `x`             | the block is                             |                 |
//! |----------------------------------|------------------------------------------|-----------------|
//! | is moved                         | a byte that says where it stands, or two | all is well     |
//! | is moved on some paths           | greater than `x`                         | a compile error |
//! | is moved, but has been borrowed  | the same: rustc does not look closer     | a compile error |
//! | has been taken apart             | the same                                 | a compile error |

use std::marker::PhantomData;
use std::mem::needs_drop;

/// A value of a type that is known, in code that never runs.
pub fn never_of<T>(_: PhantomData<T>) -> T {
    unreachable!("code that never runs")
}

/// Fails to compile if `after`, a block that has been given a `T` and has called the macro, may still hold it.
///
/// ```compile_fail,E0080
/// macro_rules! perhaps {
///     ($text:expr) => {
///         if std::env::args().len() > 1 { $text.len() } else { drop($text); 0 }
///     };
/// }
/// mod elsewhere {
///     #[asyncio::coroutine]
///     pub async fn moves_at_times(text: String) -> usize {
///         let number = perhaps!(text); // `{ let text = text; perhaps!(text) }` is fine
///         std::future::ready(()).await;
///         number
///     }
/// }
/// elsewhere::moves_at_times(String::new());
/// ```
///
/// What a pattern leaves may be something or nothing.
///
/// ```compile_fail,E0080
/// macro_rules! or_nothing {
///     ($found:expr) => {
///         match $found { Ok(text) => text, Err(_) => String::new() }
///     };
/// }
/// mod elsewhere {
///     #[asyncio::coroutine]
///     pub async fn leaves_the_error(found: Result<String, String>) -> String {
///         let text = or_nothing!(found); // `{ let found = found; or_nothing!(found) }` is fine
///         std::future::ready(()).await;
///         text
///     }
/// }
/// elsewhere::leaves_the_error(Ok(String::new()));
/// ```
pub fn assert_always_moved<T, F>(_: PhantomData<T>, _after: &F) {
    const {
        assert!(
            size_of::<F>() <= size_of::<T>() || !needs_drop::<T>(),
            "this macro may leave something of the local that it is handed: write `{{ let x = x; mac!(x) }}` to drop that there, or `mac!(&x)`"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{PhantomData, never_of};
    use std::future::pending;

    fn size<F>(_: &F) -> usize {
        size_of::<F>()
    }

    #[test]
    fn what_is_moved_is_not_kept() {
        let kind = PhantomData::<String>;
        let always = async move {
            let text = never_of(kind);
            drop(text);
            pending::<()>().await;
        };
        let at_times = async move {
            let text = never_of(kind);
            if std::env::args().len() > 1 {
                drop(text);
            }
            pending::<()>().await;
        };
        let taken_apart = async move {
            let found = never_of(PhantomData::<Result<String, String>>);
            if let Ok(text) = found {
                drop(text);
            }
            pending::<()>().await;
        };
        assert!(size(&taken_apart) > size_of::<Result<String, String>>());
        assert!(size(&always) <= size_of::<String>());
        assert!(size(&at_times) > size_of::<String>());
    }
}
