//! What a pattern finds behind an exclusive reference is used across an await, and the reference again after it, or by the next
//! arm, where a guard has looked first.
use super::*;

struct Fields {
    name: Option<Noisy>,
    count: usize,
}

impl Fields {
    fn reset(&mut self) {
        self.name = None;
        self.count += 1;
    }
}

#[co]
async fn assigned_after(value: &mut Option<Noisy>) {
    if let Some(inner) = value {
        grow(inner).await;
    }
    *value = None;
}

#[co]
async fn of_locals() -> usize {
    let mut pair = (noisy("left"), Some(noisy("right")));
    let (left, right) = &mut pair;
    if let Some(inner) = right {
        grow(inner).await;
    }
    *right = None;
    let mut other = Some(noisy("other"));
    let reference = &mut other;
    while let Some(inner) = reference {
        grow(inner).await;
        if inner.name().len() > 6 {
            *reference = None;
        }
    }
    left.touch()
}

#[co]
async fn taken_apart(fields: &mut Fields) -> usize {
    let Fields { name, count } = fields;
    if let Some(inner) = name {
        grow(inner).await;
        *count += 1;
    }
    fields.reset();
    fields.count
}

#[co]
async fn in_a_box() -> usize {
    let mut boxed = Box::new(Some(noisy("boxed")));
    if let Some(inner) = *boxed {
        pause("taken").await;
        drop(inner);
        *boxed = Some(noisy("again"));
    }
    let Some(inner) = &*boxed else { return 0 };
    look(inner).await
}

#[co]
async fn ends(names: &mut [Noisy]) -> usize {
    match names {
        [only] => look(only).await,
        [first, .., last] if first.name() == last.name() => look(first).await,
        [first, middle @ .., last] => {
            std::mem::swap(first, last);
            pause("swapped").await;
            first.touch() + middle.len() + look(last).await
        }
        [] => 0,
    }
}

enum State {
    Idle(Noisy),
    Busy { name: Noisy, left: usize },
    Gone,
}

struct Job {
    state: State,
    log: Vec<usize>,
}

impl Job {
    #[co]
    async fn tick(&mut self) -> usize {
        match &mut self.state {
            State::Idle(name) if name.name().len() > 4 => {
                let length = name.touch();
                pause("long").await;
                self.log.push(length);
                self.state = State::Gone;
                length
            }
            State::Idle(name) => {
                grow(name).await;
                name.touch()
            }
            State::Busy { name, left } if *left == 0 => {
                look(name).await;
                name.grow();
                0
            }
            State::Busy { name, left: left @ 1..=2 } if name.name() == "busy" => {
                *left -= 1;
                grow(name).await;
                *left
            }
            State::Busy { left, .. } => {
                pause("other").await;
                *left = 0;
                7
            }
            State::Gone => {
                pause("gone").await;
                self.state = State::Busy { name: noisy("busy"), left: 2 };
                9
            }
        }
    }
}

#[co]
async fn each(names: &mut Vec<Option<Noisy>>) -> usize {
    let mut count = 0;
    for slot in names.iter_mut() {
        match slot {
            Some(name) if name.touch() > 1 => {
                grow(name).await;
                count += 1;
            }
            Some(name) => {
                look(name).await;
            }
            None => {
                *slot = Some(noisy("filled"));
                continue;
            }
        }
        slot.take();
    }
    count
}

#[co]
async fn types_that_come_later() -> usize {
    let mut late = None;
    loop {
        match late {
            Some(n) if n > 1_usize => break later("late", n).await,
            Some(n) => late = Some(n + 1),
            None => {
                pause("none").await;
                late = Some(0);
            }
        }
    }
}

#[co]
pub async fn main() -> usize {
    assigned_after(&mut Some(noisy("value"))).await;
    let mut sum = of_locals().await + in_a_box().await + types_that_come_later().await;
    sum += taken_apart(&mut Fields { name: Some(noisy("name")), count: 0 }).await;
    for names in [vec![], vec!["a"], vec!["a", "b"], vec!["a", "b", "a"], vec!["a", "b", "c"]] {
        sum += ends(&mut names.into_iter().map(|name| noisy(name)).collect::<Vec<_>>()).await;
    }
    let mut job = Job { state: State::Idle(noisy("i")), log: vec![] };
    for _ in 0..9 {
        sum += job.tick().await;
    }
    sum + job.log.len() + each(&mut vec![Some(noisy("s")), None, Some(noisy("long"))]).await
}
