use std::mem::ManuallyDrop;

/// A local that a state saves. The machine's step moves it in and out; dropping the state does not drop it.
pub struct Saved<T>(ManuallyDrop<T>);

impl<T> Saved<T> {
    /// Saves `value`.
    #[inline(always)]
    pub const fn new(value: T) -> Self {
        Saved(ManuallyDrop::new(value))
    }

    /// Moves the value out, to be owned by a local of the step again.
    ///
    /// # Safety
    /// Called once for each `new`, by the step, which then leaves the state or closes it.
    #[inline(always)]
    pub unsafe fn take(&mut self) -> T {
        // SAFETY: the caller does not use the value again.
        unsafe { ManuallyDrop::take(&mut self.0) }
    }
}
