//! What the locals in scope hold.

use super::Set;
use crate::locals::LocalId;

/// Whether a local holds a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Init {
    /// It has not been given one, or it has been moved out.
    No,
    /// It does.
    Yes,
    /// On some paths; it is kept in an `Option`.
    Maybe,
}

/// What the locals in scope hold. Each local is in one of the sets at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inits {
    no: Set,
    yes: Set,
    maybe: Set,
}

impl Inits {
    /// Of no locals.
    pub fn new() -> Self {
        Inits::default()
    }

    /// What a local holds, if it is in scope.
    pub fn get(&self, local: &LocalId) -> Option<&'static Init> {
        if self.yes.contains(local) {
            Some(&Init::Yes)
        } else if self.no.contains(local) {
            Some(&Init::No)
        } else if self.maybe.contains(local) {
            Some(&Init::Maybe)
        } else {
            None
        }
    }

    /// The locals that hold a value on some paths.
    pub fn maybe(&self) -> &Set {
        &self.maybe
    }

    /// Whether a local is in scope.
    pub fn contains_key(&self, local: &LocalId) -> bool {
        self.get(local).is_some()
    }

    /// Says what a local holds.
    pub fn insert(&mut self, local: LocalId, init: Init) {
        self.no.remove(&local);
        self.yes.remove(&local);
        self.maybe.remove(&local);
        let set = match init {
            Init::No => &mut self.no,
            Init::Yes => &mut self.yes,
            Init::Maybe => &mut self.maybe,
        };
        set.insert(local);
    }

    /// What these locals hold where this way and another one meet.
    #[must_use]
    pub fn merge(&self, other: &Inits) -> Inits {
        let mut yes = self.yes.clone();
        yes.keep(&other.yes);
        // What the other way does not know holds nothing there.
        let mut no = self.no.clone();
        no.remove_all(&other.yes);
        no.remove_all(&other.maybe);
        let mut maybe = self.no.clone();
        maybe.join(&self.yes);
        maybe.join(&self.maybe);
        maybe.remove_all(&yes);
        maybe.remove_all(&no);
        Inits { no, yes, maybe }
    }
}

impl Extend<(LocalId, Init)> for Inits {
    fn extend<I: IntoIterator<Item = (LocalId, Init)>>(&mut self, inits: I) {
        for (local, init) in inits {
            self.insert(local, init);
        }
    }
}

impl FromIterator<(LocalId, Init)> for Inits {
    fn from_iter<I: IntoIterator<Item = (LocalId, Init)>>(inits: I) -> Self {
        let mut all = Inits::new();
        all.extend(inits);
        all
    }
}
