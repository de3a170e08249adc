//! A `Copy` receiver that a method takes by value is copied before the arguments, which change it.
use super::*;

#[derive(Clone, Copy, Debug)]
struct Meter {
    reading: usize,
    scale: [usize; 2],
}

impl Meter {
    fn plus(self, more: usize) -> usize {
        step("plus");
        self.reading + more
    }
    fn grow(&mut self, more: usize) -> usize {
        step("grow");
        self.reading += more;
        self.reading
    }
    fn seen(&self, more: usize) -> usize {
        step("seen");
        self.reading + more
    }
    #[co]
    async fn plus_later(self, more: usize) -> usize {
        pause("plus_later").await;
        self.reading + more
    }
}

trait Twice {
    fn twice(self, more: usize) -> usize;
}
impl Twice for Meter {
    fn twice(self, more: usize) -> usize {
        2 * (self.reading + more)
    }
}

struct House {
    meter: Meter,
    meters: Vec<Meter>,
    count: usize,
    label: String,
}

impl House {
    #[co]
    async fn change(&mut self) -> usize {
        pause("change").await;
        self.meter.reading += 100;
        self.meters[1].reading += 100;
        self.count += 100;
        self.label.push('!');
        1
    }

    #[co]
    async fn look(&self) -> usize {
        pause("look").await;
        self.meter.reading
    }

    #[co]
    async fn all(&mut self) -> Vec<usize> {
        let mut seen = vec![];
        seen.push(self.meter.plus(self.change().await));
        seen.push(self.meter.plus_later(self.change().await).await);
        seen.push(self.meter.twice(self.change().await));
        seen.push(self.meters[1].plus(self.change().await));
        seen.push(self.meter.scale[0].wrapping_add(self.change().await));
        seen.push(self.count.pow(self.change().await as u32));
        seen.push(self.count.max(self.change().await));
        // These are not copied: natively, only what does not change the receiver is accepted.
        seen.push(self.meter.grow(self.look().await));
        seen.push(self.meter.seen(self.look().await));
        self.label.push_str(&self.look().await.to_string());
        seen.push(self.label.len());
        seen
    }
}

#[co]
async fn bump(number: &mut usize) -> usize {
    pause("bump").await;
    *number += 10;
    2
}

#[co]
async fn behind_a_reference(number: &mut usize) -> (usize, usize) {
    let power = number.wrapping_add(bump(number).await);
    let least = (*number).min(bump(number).await + 1000);
    (power, least)
}

#[co]
async fn in_a_box(mut number: Box<usize>) -> usize {
    number.wrapping_mul(bump(&mut number).await)
}

fn take(pair: &mut (usize, [usize; 1])) -> usize {
    pair.1[0] += 100;
    std::mem::take(&mut pair.0)
}

#[co]
async fn element_changed() -> usize {
    let mut pair = (1, [2]);
    pair.1[0].min(later("element", take(&mut pair)).await) + pair.1[0].abs_diff(later("again", take(&mut pair)).await)
}

#[co]
async fn reference_renewed<'a>(mut text: &'a str, other: &'a str) -> bool {
    text.starts_with({
        text = other;
        pause("renewed").await;
        text
    })
}

#[co]
pub async fn main() -> String {
    let meter = Meter { reading: 1, scale: [5, 6] };
    let mut house = House { meter, meters: vec![meter; 2], count: 2, label: String::from("house") };
    let all = house.all().await;
    let mut x = 1usize;
    let assigned = x.wrapping_add({
        x = 10;
        later("x", x).await
    });
    let mut y = 1usize;
    let lent = y.wrapping_add(bump(&mut y).await);
    let mut z = meter;
    let replaced = z.plus({
        z.reading = 50;
        pause("z").await;
        z.reading
    });
    let mut n = 7;
    let referred = behind_a_reference(&mut n).await;
    let boxed = in_a_box(Box::new(3)).await;
    let element = element_changed().await;
    let renewed = reference_renewed("native", "other").await;
    format!("{all:?} {assigned} {lent} {replaced} {referred:?} {n} {boxed} {element} {renewed} {}", house.label)
}
