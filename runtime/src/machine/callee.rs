//! `(x.f)(args)`, where an argument that awaits may change `x.f`: what is called is read before the arguments, if it can be
//! copied, as a pointer to a function can. Anything else is borrowed natively, so that no argument changes it.

use super::receiver_order::{NEVER_RUN, NotHeld};

/// What is called, before the arguments are evaluated.
pub struct EarlyCallee<'a, F>(pub &'a F);

/// A copy of it.
pub struct ReadCallee<F: Copy>(F);
impl<F: Copy> Clone for ReadCallee<F> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<F: Copy> Copy for ReadCallee<F> {}

/// Tried first.
pub trait ReadCopy<F: Copy> {
    /// Copies it.
    fn read_callee(&self) -> ReadCallee<F>;
}
impl<F: Copy> ReadCopy<F> for &EarlyCallee<'_, F> {
    #[inline(always)]
    fn read_callee(&self) -> ReadCallee<F> {
        ReadCallee(*self.0)
    }
}

/// Tried second.
pub trait ReadNothing<F> {
    /// Leaves it.
    fn read_callee(&self) -> NotHeld<F>;
}
impl<F> ReadNothing<F> for EarlyCallee<'_, F> {
    #[inline(always)]
    fn read_callee(&self) -> NotHeld<F> {
        NotHeld::new()
    }
}

/// What has waited for the arguments.
pub trait WaitingCallee<'a>: Copy {
    /// Whether it has been copied.
    const READ: bool;
    /// What is called then; a reference, where that is never done.
    type Callee;
    /// As above.
    fn callee(self) -> Self::Callee;
}
impl<'a, F: Copy> WaitingCallee<'a> for ReadCallee<F> {
    const READ: bool = true;
    type Callee = F;
    #[inline(always)]
    fn callee(self) -> F {
        self.0
    }
}
impl<'a, F: 'a> WaitingCallee<'a> for NotHeld<F> {
    const READ: bool = false;
    type Callee = &'a mut F;
    fn callee(self) -> &'a mut F {
        unreachable!("{NEVER_RUN}")
    }
}

/// Whether what is called has been copied.
#[inline(always)]
pub fn has_read_callee<'a, W: WaitingCallee<'a>>(_: W) -> bool {
    W::READ
}

/// The copy.
#[inline(always)]
pub fn waiting_callee<'a, W: WaitingCallee<'a>>(waiting: W) -> W::Callee {
    waiting.callee()
}
