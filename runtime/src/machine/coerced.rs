//! `let x = if c { f().await; &rows[..] } else { &[] };`: an arm is a slice because the other one is.
//!
//! In the step each arm gives its value to a local, and what it has been given first would be its type. The witness, where rustc
//! has seen the arms together, and what is expected of them, hands that type on. It is handed on only if it is one that things are
//! coerced to: a pointer to what has no size, or to a function. (What is written once in the witness and once in the step is of
//! two types, if it is a closure.)
//!
//! | type in the witness                         | in the step |
//! |---------------------------------------------|-------------|
//! | `&[T]`, `&str`, `Box<dyn Trait>`, `fn(A)`   | the same    |
//! | `Option`, `Result`, `Vec` or array of one   | the same    |
//! | any other                                   | not known   |

use super::Given;
use super::witness::never;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

/// In a witness: a value of a type that is to be handed on.
pub fn passed<T>(_: Given<T>, value: T) -> T {
    value
}

/// Tried first: a pointer to what has a size.
pub trait CoercedToSized {
    /// A value of any type, in code that never runs.
    fn coropy_coerced<V>(&self) -> V {
        never()
    }
}

/// Tried second: a pointer to what has none.
pub trait CoercedToUnsized<P> {
    /// A value of its type, in code that never runs.
    fn coropy_coerced(&self) -> P {
        never()
    }
}

macro_rules! pointers {
    ($($pointer:ty)*) => {
        $(
            impl<T> CoercedToSized for &&Given<$pointer> {}
            impl<T: ?Sized> CoercedToUnsized<$pointer> for &Given<$pointer> {}
            impl<T> CoercedToSized for &&Given<Option<$pointer>> {}
            impl<T: ?Sized> CoercedToUnsized<Option<$pointer>> for &Given<Option<$pointer>> {}
            impl<T, E> CoercedToSized for &&Given<Result<$pointer, E>> {}
            impl<T: ?Sized, E> CoercedToUnsized<Result<$pointer, E>> for &Given<Result<$pointer, E>> {}
            impl<T> CoercedToSized for &&Given<Vec<$pointer>> {}
            impl<T: ?Sized> CoercedToUnsized<Vec<$pointer>> for &Given<Vec<$pointer>> {}
            impl<T, const N: usize> CoercedToSized for &&Given<[$pointer; N]> {}
            impl<T: ?Sized, const N: usize> CoercedToUnsized<[$pointer; N]> for &Given<[$pointer; N]> {}
        )*
    };
}

pointers!(&T &mut T Box<T> Rc<T> Arc<T> Pin<Box<T>>);

macro_rules! functions {
    ($(($($argument:ident)*))*) => {
        $(impl<R, $($argument),*> CoercedToUnsized<fn($($argument),*) -> R> for &Given<fn($($argument),*) -> R> {})*
    };
}

functions!(() (A) (A B) (A B C) (A B C D));

/// Tried last: nothing is coerced.
pub trait CoercedToNothing {
    /// A value of any type, in code that never runs.
    fn coropy_coerced<V>(&self) -> V {
        never()
    }
}
impl<T> CoercedToNothing for Given<T> {}
