//! More conditions in one function than it could have variants: of the machine, and one's own.
#![allow(unexpected_cfgs, reason = "conditions that nobody sets")]
use super::*;

#[co]
async fn many() -> usize {
    let mut sum = 0;
    #[cfg(unix)]
    {
        sum += later("unix", 1).await;
    }
    #[cfg(not(unix))]
    {
        sum += later("not unix", 2).await;
    }
    #[cfg(any(target_os = "linux", target_os = "android"))]
    let _local = noisy("linux");
    #[cfg(target_os = "macos")]
    let _local = noisy("macos");
    #[cfg(target_os = "windows")]
    {
        sum += later("windows", 3).await;
    }
    #[cfg(some_condition)]
    {
        sum += later("some", 4).await;
    }
    #[cfg(not(some_other_condition))]
    {
        sum += later("other", 5).await;
    }
    #[cfg(target_arch = "wasm32")]
    {
        sum += later("wasm", 6).await;
    }
    #[cfg(not(any(doctest, proc_macro)))]
    {
        sum += later("neither", 7).await;
    }
    pause("end").await;
    sum
}

#[co]
pub async fn main() -> usize {
    many().await
}
