//! Makes a failure small: simpler lists of choices, many in one crate, as long as one of them fails the same way.
use crate::batch::{Batch, Outcome};
use coropy_differential::generate::{Choices, Features, program, shrunk};

/// How many simpler programs are tried at once.
const AT_ONCE: usize = 60;
const MOST_ROUNDS: usize = 40;

/// The smallest program found, and what is wrong with it.
pub fn report(list: &[u8], outcome: &Outcome, features: Features) -> String {
    let mut best = (list.to_vec(), outcome.clone());
    let mut candidates = candidates(&best.0, features);
    for _ in 0..MOST_ROUNDS {
        let tried: Vec<Vec<u8>> = candidates.drain(..candidates.len().min(AT_ONCE)).collect();
        if tried.is_empty() {
            break;
        }
        let outcomes = Batch::new(&tried, features).run();
        if let Some(index) = outcomes.iter().position(|other| is_alike(other, outcome)) {
            best = (tried[index].clone(), outcomes[index].clone());
            candidates = self::candidates(&best.0, features);
        }
    }
    let text = program(Choices::of_list(best.0), features);
    let own = text.find("async fn generated").map_or(&*text, |at| &text[at..]);
    let wrong = match &best.1 {
        Outcome::Same => String::new(),
        Outcome::Differs(text) | Outcome::Refused(text) | Outcome::Invalid(text) => text.clone(),
    };
    format!("{own}\n{wrong}\n")
}

/// Simpler lists whose programs are shorter.
fn candidates(list: &[u8], features: Features) -> Vec<Vec<u8>> {
    let length = |list: &[u8]| program(Choices::of_list(list.to_vec()), features).len();
    let now = length(list);
    let mut simpler: Vec<(usize, Vec<u8>)> =
        shrunk(list).into_iter().map(|other| (length(&other), other)).filter(|(length, _)| *length < now).collect();
    simpler.sort();
    simpler.dedup_by_key(|(_, list)| program(Choices::of_list(list.clone()), features));
    simpler.into_iter().map(|(_, list)| list).collect()
}

/// Whether two failures are of one kind.
fn is_alike(one: &Outcome, other: &Outcome) -> bool {
    match (one, other) {
        (Outcome::Refused(one), Outcome::Refused(other)) | (Outcome::Invalid(one), Outcome::Invalid(other)) => {
            without_names(one) == without_names(other)
        }
        (Outcome::Differs(_), Outcome::Differs(_)) => true,
        _ => false,
    }
}

/// An error's words without what stands between backquotes.
fn without_names(error: &str) -> String {
    error.split('`').step_by(2).collect()
}
