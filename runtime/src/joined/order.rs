/// Which of several futures is polled first.
pub trait Order: Default {
    /// Its number, this time.
    fn first(&mut self, count: usize) -> usize;
}

/// Always the one that stands first.
#[derive(Default)]
pub struct InOrder;

impl Order for InOrder {
    fn first(&mut self, _: usize) -> usize {
        0
    }
}

/// The first at first, then the second, and so on: none waits for ever behind one that uses up the time there is.
#[derive(Default)]
pub struct Rotating {
    next: u32,
}

impl Order for Rotating {
    fn first(&mut self, count: usize) -> usize {
        let first = self.next as usize;
        self.next = if first + 1 == count { 0 } else { self.next + 1 };
        first
    }
}
