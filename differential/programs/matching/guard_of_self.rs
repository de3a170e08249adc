//! Guards that await, of matches on `self` and what it refers to.
use super::*;

enum State {
    Idle(Noisy),
    Busy { with: Noisy, left: usize },
    Done,
}

const LIMIT: usize = 3;

impl State {
    #[co]
    async fn by_reference(&self) -> usize {
        match self {
            State::Idle(name) if look(name).await > 3 => name.touch(),
            Self::Busy { with, left } if later("busy", *left == LIMIT).await => {
                pause("in busy").await;
                with.touch()
            }
            Self::Busy { left: 1 | 2, with } if look(with).await == 1 => 12,
            State::Done if later("done", true).await => 4,
            _ => 0,
        }
    }

    #[co]
    async fn changed(&mut self) -> usize {
        match self {
            State::Idle(name) if name.touch() > 3 && later("long", true).await => {
                grow(name).await;
                name.touch()
            }
            State::Busy { with, left: left @ 1.. } if later("left", *left + with.touch() > 4).await => {
                *left -= 1;
                pause("less").await;
                with.grow();
                *left
            }
            this if matches!(this, State::Busy { .. }) && later("done", true).await => {
                *this = State::Done;
                pause("now").await;
                9
            }
            _ => 0,
        }
    }

    #[co]
    async fn behind(&mut self) -> usize {
        match *self {
            State::Idle(ref name) if look(name).await > 3 => name.touch(),
            State::Busy { ref mut with, ref mut left } if later("left", *left > 0).await => {
                *left += with.touch();
                grow(with).await;
                *left
            }
            State::Busy { left: LIMIT, .. } | State::Done if later("limit", true).await => 5,
            _ => 0,
        }
    }

    #[co]
    async fn taken(self) -> Option<Noisy> {
        let rest = match self {
            State::Idle(name) if look(&name).await > 3 => Some(name),
            Self::Busy { with, left } if later("left", left > 1 && with.touch() > 0).await => {
                pause("taken").await;
                Some(with)
            }
            Self::Busy { with, .. } => {
                drop(with);
                None
            }
            State::Idle(_) | State::Done => None,
        };
        pause("rest").await;
        rest
    }
}

#[co]
pub async fn main() -> Vec<usize> {
    let states = || {
        [
            State::Idle(noisy("idle")),
            State::Busy { with: noisy("w"), left: 3 },
            State::Busy { with: noisy("with"), left: 1 },
            State::Done,
        ]
    };
    let mut all = vec![];
    for mut state in states() {
        all.push(state.by_reference().await);
        all.push(state.changed().await);
        all.push(state.behind().await);
    }
    for state in states() {
        all.push(state.taken().await.is_some() as usize);
    }
    all
}
