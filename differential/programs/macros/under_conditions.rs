//! Macros that stand for statements under a `#[cfg]`: `cfg_if!`, and definitions for each case.
use super::*;

/// As the crate of that name has it.
macro_rules! cfg_if {
    (if #[cfg($first:meta)] { $($then:tt)* } else if #[cfg($second:meta)] { $($other:tt)* } else { $($last:tt)* }) => {
        #[cfg($first)]
        within! { $($then)* }
        #[cfg(all(not($first), $second))]
        within! { $($other)* }
        #[cfg(not(any($first, $second)))]
        within! { $($last)* }
    };
}
macro_rules! within {
    ($($tokens:tt)*) => { $($tokens)* };
}

/// Where there are such machines.
#[cfg(not(any(unix, windows)))]
macro_rules! elsewhere {
    ($($tt:tt)*) => { $($tt)* };
}
#[cfg(any(unix, windows))]
#[allow(unused_macro_rules)]
macro_rules! elsewhere {
    ($($tt:tt)*) => {};
}

#[cfg(any(unix, windows))]
macro_rules! here {
    ($($tt:tt)*) => { $($tt)* };
}
#[cfg(not(any(unix, windows)))]
macro_rules! here {
    ($($tt:tt)*) => {};
}

#[co]
async fn chosen(n: usize) -> usize {
    let a = noisy("a");
    cfg_if! {
        if #[cfg(all(unix, windows))] {
            let m = later("both", 0).await;
        } else if #[cfg(any(unix, windows))] {
            let b = noisy("b");
            let m = later("one", b.touch()).await;
        } else {
            let m = later("none", 1).await;
        }
    }
    if n > 1 {
        return m + 10;
    }
    a.touch();
    cfg_if! {
        if #[cfg(all(unix, windows))] {
            later("both", 5).await
        } else if #[cfg(not(any(unix, windows)))] {
            later("none", 6).await
        } else {
            later("one", m + 7).await
        }
    }
}

#[co]
async fn defined(n: usize) -> usize {
    elsewhere! {
        pause("elsewhere").await;
        return 1;
    }
    here! {
        if n == 0 {
            let c = noisy("c");
            return later("here", c).await.touch();
        }
    }
    here! {
        pause("again").await;
    }
    5
}

#[co]
async fn with_items(n: usize) -> usize {
    #[cfg(any(unix, windows))]
    {
        cfg_if! {
            if #[cfg(all(unix, windows))] {
                use self::nowhere::twice;
                later("both", twice(n)).await
            } else if #[cfg(any(unix, windows))] {
                use self::somewhere::twice;
                let d = noisy("d");
                later("one", twice(d.touch() + n)).await
            } else {
                later("none", n).await
            }
        }
    }
    #[cfg(not(any(unix, windows)))]
    {
        n
    }
}
mod somewhere {
    pub fn twice(n: usize) -> usize {
        2 * n
    }
}

#[co]
pub async fn main() {
    step(with_items(3).await);
    step(chosen(1).await);
    step(chosen(2).await);
    step(defined(0).await);
    step(defined(1).await);
}
