//! Guards that await, of matches on fields and slices, and on what calls lend.
use super::*;
use std::collections::BTreeMap;

enum State {
    Idle(Noisy),
    Busy { left: usize },
}

struct Holder {
    state: State,
    names: Vec<Noisy>,
    counts: BTreeMap<&'static str, (usize, Noisy)>,
}

impl Holder {
    #[co]
    async fn field(&mut self, key: &str) -> usize {
        let mut n = match self.state {
            State::Idle(ref mut name) if later("field", name.touch() == 4).await => grow(name).await.touch(),
            State::Busy { left, .. } if later("left", left).await == 2 => left,
            _ => self.names.len(),
        };
        n += match self.counts.get_mut(key) {
            Some((count, name)) if look(name).await > *count => {
                *count += 1;
                pause("counted").await;
                *count
            }
            Some(other) if later("other", true).await => other.0 + 1,
            _ => 0,
        };
        n += match self.names.as_slice() {
            [first, rest @ ..] if rest.len() == 1 && look(first).await == 2 => 10,
            [.., last] if later(last.name(), last.touch() == 1).await => 20,
            [] => 30,
            _ => 40,
        };
        n + match self.names.iter().find(|name| name.name() == key) {
            Some(found) if look(found).await > 1 => 100,
            Some(_) => 200,
            None => 300,
        }
    }
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    for state in [State::Idle(noisy("idle")), State::Busy { left: 2 }] {
        let counts = BTreeMap::from([("ab", (1, noisy("counted"))), ("c", (9, noisy("c")))]);
        let mut holder = Holder { state, names: vec![noisy("ab"), noisy("c")], counts };
        all.push(holder.field("ab").await + holder.field("c").await + holder.field("none").await);
    }
    all
}
