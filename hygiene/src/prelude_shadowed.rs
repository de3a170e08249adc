//! The prelude's names, and those of `core`, mean something else.

/// As `Option`.
#[derive(Clone, Copy, Debug)]
pub enum Option {
    /// As `Some`.
    Some,
    /// As `None`.
    None,
}
/// As `Result`.
#[derive(Clone, Copy, Debug)]
pub struct Result;
/// As `Poll`.
#[derive(Clone, Copy, Debug)]
pub struct Poll;
/// As `Pin`.
#[derive(Clone, Copy, Debug)]
pub struct Pin;
/// As `Box`.
#[derive(Clone, Copy, Debug)]
pub struct Box;
/// As `Future`.
pub trait Future {}
/// As `Iterator`.
pub trait Iterator {}
/// As `IntoIterator`.
pub trait IntoIterator {}
/// As `Sized`.
pub trait Sized {}
/// As `Drop`.
pub trait Drop {}
/// As `Fn`.
pub trait Fn {}
/// As `Send`.
pub trait Send {}
/// As the crates.
pub mod core {}
/// As the crates.
pub mod std {}
/// As the library's.
pub mod asyncio {}

const fn drop(n: u32) -> u32 {
    n
}
#[expect(non_snake_case, reason = "as in the prelude")]
const fn Some(n: u32) -> u32 {
    n
}
#[expect(non_snake_case, reason = "as in the prelude")]
const fn Ok(n: u32) -> u32 {
    n
}
#[expect(non_snake_case, reason = "as in the prelude")]
const fn Err(n: u32) -> u32 {
    n
}

/// Changes its argument.
#[renamed::coroutine(crate = ::renamed)]
pub async fn fill(list: &mut [u32; 2]) -> u32 {
    list[0] = 1;
    1
}

/// Uses all of them, in a loop.
#[renamed::coroutine(crate = ::renamed)]
pub async fn all() -> u32 {
    let Result = Result;
    let Poll = Poll;
    let Pin = Pin;
    let Box = Box;
    let mut list = [0_u32, 2];
    let mut sum = 0_u32;
    for n in 0_u32..2 {
        sum += fill(&mut list).await + Some(n) + Ok(n) + drop(n);
    }
    match Option::Some {
        Option::Some => sum += fill(&mut list).await + Err(2),
        Option::None => {}
    }
    let borrowed = &list;
    let mut other = [1, 2];
    let more = fill(&mut other).await;
    sum + more + borrowed[0] + borrowed[1] - 1
}
