//! The assertions of tokio-test, here as they are defined there.
use super::*;

mod tokio_test {
    macro_rules! assert_ok {
        ($e:expr $(,)?) => {{
            use std::result::Result::*;
            match $e {
                Ok(v) => v,
                Err(e) => panic!("assertion failed: Err({:?})", e),
            }
        }};
        ($e:expr, $($arg:tt)+) => {{
            use std::result::Result::*;
            match $e {
                Ok(v) => v,
                Err(e) => panic!("assertion failed: Err({:?}): {}", e, format_args!($($arg)+)),
            }
        }};
    }
    macro_rules! assert_err {
        ($e:expr $(,)?) => {{
            use std::result::Result::*;
            match $e {
                Ok(v) => panic!("assertion failed: Ok({:?})", v),
                Err(e) => e,
            }
        }};
    }
    macro_rules! assert_ready {
        ($e:expr) => {{
            use core::task::Poll;
            match $e {
                Poll::Ready(v) => v,
                Poll::Pending => panic!("pending"),
            }
        }};
    }
    macro_rules! assert_pending {
        ($e:expr, $($msg:tt)+) => {{
            use core::task::Poll;
            match $e {
                Poll::Pending => {}
                Poll::Ready(v) => {
                    panic!("ready; value = {:?}; {}", v, format_args!($($msg)+))
                }
            }
        }};
    }
    pub(crate) use {assert_err, assert_ok, assert_pending, assert_ready};
}

#[co]
pub async fn main() -> (Noisy, usize, i32) {
    let e = noisy("e");
    let value = tokio_test::assert_ok!(later("p", Ok::<_, Noisy>(noisy("value"))).await);
    let length = tokio_test::assert_err!(later("q", Err::<Noisy, _>(&e)).await).touch()
        + tokio_test::assert_ok!(later("r", Ok::<_, ()>(e.touch())).await, "{} of {e}", eval("never", 1));
    let n = tokio_test::assert_ready!(Poll::Ready(later("s", 3).await));
    tokio_test::assert_pending!(later("t", Poll::<()>::Pending).await, "{n}");
    drop(e);
    let failed = async { tokio_test::assert_ready!(Poll::<i32>::Pending) };
    let n = n + if n > 3 { failed.await } else { 1 };
    (value, length, n)
}
