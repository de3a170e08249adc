//! A macro that is given a type, as `pin_project!` is: the names of its fields are not those of locals.
use super::*;

macro_rules! shown {
    ($(#[$of:meta])* struct $name:ident<$T:ident> { $($(#[$on:meta])* $field:ident: $ty:ty),* $(,)? }) => {
        $(#[$of])*
        struct $name<$T> { $($(#[$on])* $field: $ty),* }
        impl<$T> $name<$T> {
            fn names() -> &'static [&'static str] {
                &[$(stringify!($field)),*]
            }
        }
    };
}

trait Touch {
    fn touched(&self) -> usize;
}
impl Touch for Noisy {
    fn touched(&self) -> usize {
        self.touch()
    }
}

#[co]
async fn copy<R: Touch>(reader: R, writer: usize) -> usize {
    let borrowed = &writer;
    pause("borrowed").await;
    step(borrowed);
    shown! {
        /// Both.
        struct Copy<R> {
            #[allow(dead_code)]
            reader: R,
            writer: usize,
        }
    }
    impl<R: Touch> Copy<R> {
        fn go(&self) -> usize {
            let writer = self.writer;
            self.reader.touched() + writer
        }
    }
    let both = Copy { reader, writer };
    step(Copy::<R>::names().join(", "));
    later("both", both.go()).await
}

#[co]
pub async fn main() -> usize {
    copy(noisy("reader"), 2).await
}
