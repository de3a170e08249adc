//! A coroutine that awaits a coroutine that awaits …; the innermost naps many times, and each time the whole chain is
//! resumed.

use super::{Shape, shape};

/// Functions, each of which awaits the one that is named next. The last is there already.
macro_rules! links {
    ([$($attribute:tt)*] $name:ident $inner:ident $($rest:ident)*) => {
        $($attribute)*
        pub async fn $name(n: u64) -> u64 {
            $inner(n).await + 1
        }
        links!([$($attribute)*] $inner $($rest)*);
    };
    ([$($attribute:tt)*] $leaf:ident) => {};
}

macro_rules! chain {
    ($($attribute:tt)*) => {
        use crate::futures::nap;
        $($attribute)*
        pub async fn leaf(n: u64) -> u64 {
            let mut i = 0;
            while i < n {
                nap().await;
                i += 1;
            }
            n
        }
        links!([$($attribute)*] c10 c9 c8 c7 c6 c5 c4 c3 c2 c1 leaf);
        links!([$($attribute)*]
            c100 c99 c98 c97 c96 c95 c94 c93 c92 c91 c90 c89 c88 c87 c86 c85 c84 c83 c82 c81
            c80 c79 c78 c77 c76 c75 c74 c73 c72 c71 c70 c69 c68 c67 c66 c65 c64 c63 c62 c61
            c60 c59 c58 c57 c56 c55 c54 c53 c52 c51 c50 c49 c48 c47 c46 c45 c44 c43 c42 c41
            c40 c39 c38 c37 c36 c35 c34 c33 c32 c31 c30 c29 c28 c27 c26 c25 c24 c23 c22 c21
            c20 c19 c18 c17 c16 c15 c14 c13 c12 c11 c10
        );
    };
}

mod native {
    chain!();
}
mod ours {
    chain!(#[asyncio::coroutine]);
}

pub fn shapes() -> Vec<Shape> {
    vec![
        shape!("chain of 1", native::c1(100), ours::c1(100)),
        shape!("chain of 10", native::c10(100), ours::c10(100)),
        shape!("chain of 100", native::c100(100), ours::c100(100)),
    ]
}
