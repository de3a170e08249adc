//! Sets of locals.
//!
//! Passes ask for them, join and compare them all the time, in a macro that cargo builds without optimisation: so they are
//! bits. Iteration is in the order of declaration.

use crate::locals::LocalId;
use std::fmt;

/// How many locals the first word holds.
const WORD: usize = u128::BITS as usize;

/// A set of locals.
#[derive(Clone, Default)]
pub struct Set {
    low: u128,
    /// Those from `WORD` on, counted from there.
    high: Option<Box<Set>>,
}

impl Set {
    /// The empty one.
    pub fn new() -> Self {
        Set { low: 0, high: None }
    }

    /// Whether a local is in it.
    pub fn contains(&self, local: &LocalId) -> bool {
        let mut set = self;
        let mut index = local.0;
        while index >= WORD {
            match &set.high {
                Some(high) => set = high,
                None => return false,
            }
            index -= WORD;
        }
        set.low >> index & 1 == 1
    }

    /// Adds a local; whether it was not in it.
    pub fn insert(&mut self, local: LocalId) -> bool {
        let mut set = self;
        let mut index = local.0;
        while index >= WORD {
            set = &mut **set.high.get_or_insert_default();
            index -= WORD;
        }
        let before = set.low;
        set.low |= 1 << index;
        set.low != before
    }

    /// Takes a local out; whether it was in it.
    pub fn remove(&mut self, local: &LocalId) -> bool {
        let mut set = self;
        let mut index = local.0;
        while index >= WORD {
            match &mut set.high {
                Some(high) => set = high,
                None => return false,
            }
            index -= WORD;
        }
        let before = set.low;
        set.low &= !(1 << index);
        set.low != before
    }

    /// Adds those of `other`.
    pub fn join(&mut self, other: &Set) {
        self.low |= other.low;
        if let Some(high) = &other.high {
            self.high.get_or_insert_default().join(high);
        }
    }

    /// Takes out those that are not in `other`.
    pub fn keep(&mut self, other: &Set) {
        self.low &= other.low;
        if let Some(high) = &mut self.high {
            match &other.high {
                Some(other) => high.keep(other),
                None => self.high = None,
            }
        }
    }

    /// Takes out those that are in `other`.
    pub fn remove_all(&mut self, other: &Set) {
        self.low &= !other.low;
        if let (Some(high), Some(other)) = (&mut self.high, &other.high) {
            high.remove_all(other);
        }
    }

    /// Those that are in `other`, too.
    #[must_use]
    pub fn intersection(&self, other: &Set) -> Set {
        let mut both = self.clone();
        both.keep(other);
        both
    }

    /// Takes out those for which `keep` does not hold.
    pub fn retain(&mut self, mut keep: impl FnMut(&LocalId) -> bool) {
        let all = std::mem::take(self);
        for local in &all {
            if keep(&local) {
                self.insert(local);
            }
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.low.count_ones() as usize + self.high.as_ref().map_or(0, |high| high.len())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.low == 0
            && match &self.high {
                Some(high) => high.is_empty(),
                None => true,
            }
    }

    /// Whether all are in `other`.
    pub fn is_subset(&self, other: &Set) -> bool {
        self.low & !other.low == 0
            && match (&self.high, &other.high) {
                (None, _) => true,
                (Some(high), Some(other)) => high.is_subset(other),
                (Some(high), None) => high.is_empty(),
            }
    }

    /// All, in order.
    pub fn iter(&self) -> Iter<'_> {
        Iter { low: self.low, base: 0, high: self.high.as_deref() }
    }
}

/// The locals of a set, in order.
#[derive(Clone)]
pub struct Iter<'a> {
    low: u128,
    base: usize,
    high: Option<&'a Set>,
}

impl Iterator for Iter<'_> {
    type Item = LocalId;

    fn next(&mut self) -> Option<LocalId> {
        while self.low == 0 {
            let high = self.high?;
            self.low = high.low;
            self.base += WORD;
            self.high = high.high.as_deref();
        }
        let index = self.low.trailing_zeros() as usize;
        self.low &= self.low - 1;
        Some(LocalId(self.base + index))
    }
}

impl<'a> IntoIterator for &'a Set {
    type Item = LocalId;
    type IntoIter = Iter<'a>;
    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl IntoIterator for Set {
    type Item = LocalId;
    type IntoIter = std::vec::IntoIter<LocalId>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter().collect::<Vec<_>>().into_iter()
    }
}

impl PartialEq for Set {
    fn eq(&self, other: &Set) -> bool {
        self.low == other.low
            && match (&self.high, &other.high) {
                (None, None) => true,
                (Some(high), Some(other)) => high == other,
                (Some(high), None) | (None, Some(high)) => high.is_empty(),
            }
    }
}

impl Eq for Set {}

impl Extend<LocalId> for Set {
    fn extend<I: IntoIterator<Item = LocalId>>(&mut self, locals: I) {
        for local in locals {
            self.insert(local);
        }
    }
}

impl<'a> Extend<&'a LocalId> for Set {
    fn extend<I: IntoIterator<Item = &'a LocalId>>(&mut self, locals: I) {
        for local in locals {
            self.insert(*local);
        }
    }
}

impl FromIterator<LocalId> for Set {
    fn from_iter<I: IntoIterator<Item = LocalId>>(locals: I) -> Self {
        let mut set = Set::new();
        set.extend(locals);
        set
    }
}

impl<const N: usize> From<[LocalId; N]> for Set {
    fn from(locals: [LocalId; N]) -> Self {
        locals.into_iter().collect()
    }
}

impl fmt::Debug for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(locals: &[usize]) -> Set {
        locals.iter().copied().map(LocalId).collect()
    }

    #[test]
    fn locals_of_more_than_one_word() {
        let mut all = set(&[700, 3, 128, 127, 0]);
        assert_eq!(all.iter().map(|local| local.0).collect::<Vec<_>>(), [0, 3, 127, 128, 700]);
        assert_eq!(all.len(), 5);
        assert!(all.contains(&LocalId(700)) && !all.contains(&LocalId(701)) && !all.contains(&LocalId(5000)));
        assert!(!all.insert(LocalId(128)) && all.insert(LocalId(129)));
        assert!(all.remove(&LocalId(129)) && !all.remove(&LocalId(129)) && !all.remove(&LocalId(5000)));
    }

    #[test]
    fn equal_whatever_was_in_them() {
        let mut shrunk = set(&[1, 300]);
        shrunk.remove(&LocalId(300));
        assert_eq!(shrunk, set(&[1]));
        assert_eq!(set(&[1]), shrunk);
        assert!(shrunk.is_subset(&set(&[1, 2])) && !set(&[1, 300]).is_subset(&set(&[1])));
        shrunk.remove(&LocalId(1));
        assert!(shrunk.is_empty());
    }

    #[test]
    fn joined_and_kept() {
        let mut all = set(&[1, 200]);
        all.join(&set(&[2, 400]));
        assert_eq!(all, set(&[1, 2, 200, 400]));
        assert_eq!(all.intersection(&set(&[2, 200, 5])), set(&[2, 200]));
        assert_eq!(all.intersection(&set(&[2])), set(&[2]));
        all.retain(|local| local.0 > 100);
        assert_eq!(all, set(&[200, 400]));
    }
}
