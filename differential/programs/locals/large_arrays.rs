//! Large arrays that are used after an await stay where they are: counted in, copied, moved, matched, given to closures.
use super::*;

#[derive(Debug)]
struct Table {
    cells: [u32; 64],
    owner: Noisy,
}

fn sum(cells: [u32; 64]) -> u32 {
    cells.iter().sum()
}

#[co]
async fn counts(n: usize) -> u32 {
    let mut counts = [0u32; 64];
    for at in 0..n {
        pause(at).await;
        counts[at * 7 % 64] += 1;
        let copy = counts;
        if sum(copy) > 2 {
            break;
        }
    }
    let add = move || counts[7] + counts[14];
    pause("counted").await;
    let [first, .., last] = counts;
    add() + sum(counts) + first + last
}

#[co]
async fn of_a_struct() -> u32 {
    let mut table = Table { cells: [1; 64], owner: noisy("owner") };
    pause("made").await;
    table.cells[3] = 5;
    let Table { cells, owner } = table;
    pause("apart").await;
    look(&owner).await;
    sum(cells)
}

#[co]
async fn on_some_paths(n: usize) -> u32 {
    let names: [Noisy; 20] = std::array::from_fn(|at| noisy(at % 2));
    let cells;
    if n > 0 {
        cells = std::hint::black_box([n as u32; 64]);
        pause("some").await;
    } else {
        cells = [1; 64];
    }
    pause("all").await;
    let mut total = cells[n] + sum(cells);
    if n == 1 {
        drop(names);
        return total;
    }
    total += names[n].touch() as u32;
    pause("left").await;
    for name in names {
        if name.touch() > 90 {
            break;
        }
    }
    total
}

#[co]
pub async fn main() -> u32 {
    let mut total = counts(5).await + of_a_struct().await;
    for n in 0..3 {
        total += on_some_paths(n).await;
    }
    total
}
