/// A list of numbers that decides everything.
#[derive(Clone, Debug)]
pub struct Choices {
    list: Vec<u8>,
    at: usize,
}

/// How many choices a seed gives. What is written after them is the simplest that closes what is open.
const LENGTH: usize = 400;

impl Choices {
    /// The choices of a seed: xorshift, seeded through splitmix.
    pub fn of_seed(seed: u64) -> Self {
        let mut state = (seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03).max(1);
        let mut next = move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 32) as u8
        };
        Choices::of_list((0..LENGTH).map(|_| next()).collect())
    }

    /// These choices.
    pub fn of_list(list: Vec<u8>) -> Self {
        Choices { list, at: 0 }
    }

    /// One of `0..count`.
    pub(super) fn next(&mut self, count: usize) -> usize {
        let choice = self.list.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        usize::from(choice) % count
    }

    /// The list.
    pub fn list(&self) -> &[u8] {
        &self.list
    }
}

/// Simpler lists, the boldest first: cut to a prefix, without a run of choices, with a run of zeroes, with one choice smaller.
pub fn shrunk(list: &[u8]) -> Vec<Vec<u8>> {
    let mut simpler = vec![];
    for part in 1..8 {
        simpler.push(list[..list.len() * part / 8].to_vec());
    }
    let mut size = (list.len() / 2).max(1);
    while size >= 1 {
        for start in (0..list.len()).step_by(size) {
            let end = (start + size).min(list.len());
            simpler.push([&list[..start], &list[end..]].concat());
            if list[start..end].iter().any(|choice| *choice != 0) {
                simpler.push([&list[..start], &vec![0; end - start], &list[end..]].concat());
            }
        }
        size /= 2;
    }
    simpler.retain(|other| other != list);
    simpler
}
