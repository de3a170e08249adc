//! Values that log what becomes of them.
use crate::pause::pause;
use crate::trace::event;
use std::fmt;

/// A value that logs its use and its drop. Its name is on the heap, so that a checker of memory sees a use after a drop.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub struct Noisy(String);

/// A new noisy value.
pub fn noisy(name: impl fmt::Display) -> Noisy {
    // The value exists before the event, so that a panic there drops it.
    let value = Noisy(name.to_string());
    event(format!("new {value}"));
    value
}

impl Noisy {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// A use by shared reference.
    pub fn touch(&self) -> usize {
        event(format!("touch {self}"));
        self.0.len()
    }

    /// A use by exclusive reference: the name grows.
    pub fn grow(&mut self) -> &mut Self {
        self.0.push('+');
        event(format!("grow {self}"));
        self
    }

    /// A use by value: dropped in here.
    pub fn consume(self) -> usize {
        event(format!("consume {self}"));
        self.0.len()
    }

    /// A use by value that gives another value.
    pub fn renamed(mut self, name: &str) -> Noisy {
        event(format!("{self} becomes {name}"));
        self.0 = name.into();
        self
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        event(format!("drop {self}"));
    }
}

impl Clone for Noisy {
    fn clone(&self) -> Self {
        noisy(format!("{self}'"))
    }
}

impl fmt::Display for Noisy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Noisy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{self}>")
    }
}

/// Looks at a value through a shared reference that is held over an await.
pub async fn look(value: &Noisy) -> usize {
    pause(format!("look at {value}")).await;
    value.touch()
}

/// Changes a value through an exclusive reference that is held over an await.
pub async fn grow(value: &mut Noisy) -> &mut Noisy {
    pause(format!("grow {value}")).await;
    value.grow()
}

/// Fills bytes through an exclusive reference that is held over an await.
pub async fn fill(bytes: &mut [u8], byte: u8) -> usize {
    pause(format!("fill with {byte}")).await;
    bytes.fill(byte);
    bytes.len()
}
