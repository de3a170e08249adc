//! Items, types, traits and locals with names that an expansion might use.

/// As the library's.
#[derive(Clone, Copy, Debug)]
pub struct Coroutine(u32);
/// As the runtime's.
#[derive(Clone, Copy, Debug)]
pub struct Saved<T>(T);
/// As the runtime's.
#[derive(Clone, Copy, Debug)]
pub struct Anchored(u32);
/// As the enum of meeting points.
#[derive(Clone, Copy, Debug)]
pub enum To {
    /// As its variant.
    Resume,
}
/// As the runtime's.
#[derive(Clone, Copy, Debug)]
pub struct Held;
/// As the states of `all`.
#[derive(Clone, Copy, Debug)]
pub struct All;
/// As the struct of places.
#[derive(Clone, Copy, Debug)]
pub struct Places(u32);
/// A trait whose methods have the names of ours.
pub trait State {
    /// As `Saved::take`.
    fn take(&self) -> u32;
    /// As `Anchored::leave`.
    fn leave(&self) -> u32;
    /// As `Keep`'s tag.
    fn tag(&self) -> u32;
    /// As its method.
    fn keep(&self, n: u32) -> u32;
    /// As `Child::resume`.
    fn resume(&mut self) -> u32;
    /// As `Anchored::place`.
    fn place(&mut self) -> u32;
    /// As `Anchored::peek`.
    fn peek(&self) -> u32;
    /// As `Awaited`'s.
    fn awaiting(&self) -> u32;
    /// As the tag's.
    fn child(&self) -> u32;
    /// As `Child::finish`.
    fn finish(&self) -> u32;
}
impl State for Saved<u32> {
    fn take(&self) -> u32 {
        self.0
    }
    fn leave(&self) -> u32 {
        self.0
    }
    fn tag(&self) -> u32 {
        self.0
    }
    fn keep(&self, n: u32) -> u32 {
        self.0 + n
    }
    fn resume(&mut self) -> u32 {
        self.0
    }
    fn place(&mut self) -> u32 {
        self.0
    }
    fn peek(&self) -> u32 {
        self.0
    }
    fn awaiting(&self) -> u32 {
        self.0
    }
    fn child(&self) -> u32 {
        self.0
    }
    fn finish(&self) -> u32 {
        self.0
    }
}
const fn ready(n: u32) -> u32 {
    n
}
const fn never() -> u32 {
    1
}

/// Its parameters have the names of the step's variables.
#[renamed::coroutine(crate = ::renamed)]
pub async fn parameters(state: u32, cx: u32, signal: u32, to: u32, request: u32, held: u32, places: u32) -> u32 {
    let awaited = state + cx;
    let outcome = one().await + signal;
    let value = to + request;
    let borrowed = &outcome;
    nothing().await;
    held + places + awaited + value + *borrowed
}

#[renamed::coroutine(crate = ::renamed)]
async fn one() -> u32 {
    1
}

#[renamed::coroutine(crate = ::renamed)]
async fn nothing() {}

/// Methods with our names, on carried and anchored locals.
#[renamed::coroutine(crate = ::renamed)]
pub async fn methods() -> u32 {
    let mut saved = Saved(1_u32);
    let sum = saved.take() + saved.leave() + saved.tag() + saved.keep(1) + saved.resume();
    nothing().await;
    let borrowed = &mut saved;
    nothing().await;
    let more = borrowed.place() + borrowed.peek() + borrowed.awaiting() + borrowed.child();
    nothing().await;
    sum + more + saved.finish()
}

/// All of them.
#[renamed::coroutine(crate = ::renamed)]
pub async fn all() -> u32 {
    let To::Resume = To::Resume;
    let All = All;
    let Held = Held;
    let coroutine = Coroutine(1);
    let anchored = Anchored(2);
    let place = &anchored;
    let step = parameters(1, 1, 1, 1, 1, 1, 1).await;
    let private = Places(3);
    nothing().await;
    coroutine.0 + place.0 + private.0 + step + methods().await + ready(1) + never() + 15
}
