//! Macros of the user's that await and assert: the message is the condition as rustc shows it.
use super::*;

macro_rules! check {
    ($x:ident, $key:expr, $($is:expr),*) => {{
        step(later("before", $x.len()).await);
        assert!($x.contains(&$key));
        debug_assert!(!$x.is_empty() && $key != -1,);
        $(assert!($x.len() != $is + 1);)*
        assert!([$($is),*].contains(&2) || $key > 9);
        assert!(later("last", $x.len()).await > 2);
        assert!($key > 0, "{} is not", $key);
        assert_eq!($x[0] + $key, later("sum", 3).await);
        assert!(*$x.first().unwrap() == $key - 1);
    }};
    ($x:expr) => {{
        assert!($x);
        pause("after").await;
        assert!(!$x);
    }};
}

trait IsSo {
    fn is_so(self) -> bool;
}
impl IsSo for i32 {
    fn is_so(self) -> bool {
        self == 2
    }
}

#[co]
async fn go(k: i32) {
    let x = vec![1, 2];
    let r = &x;
    pause("p").await;
    match k {
        0 => check!(k + 1 == 2),
        1 => check!(k * 2 == 1 + 1),
        2 => check!(r.len() > 1 || (k == 3)),
        3 => check!(x[0] as i32 == 1 && k == 3),
        4 => check!(k.is_so()),
        5 => check!(!(k & 1 == 0)),
        6 => check!(-k == -(3 + 3)),
        7 => check!(x, k - 6, 1, 2),
        8 => check!(x, k - 6, 2),
        9 => check!(x, k - 6, 0),
        _ => {
            macro_rules! among {
                ($key:expr) => {
                    pause("in").await;
                    assert!(x.contains(&$key) && $key * 2 < k);
                };
            }
            among!(k - 9);
        }
    }
}
#[co]
pub async fn main() -> i32 {
    for k in 0..12 {
        let outcome = futures::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(go(k))).await;
        if let Err(e) = outcome {
            step(format_args!("{:?} {:?}", e.downcast_ref::<&str>(), e.downcast_ref::<String>()));
        }
    }
    1
}
