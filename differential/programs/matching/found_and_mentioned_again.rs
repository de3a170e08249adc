//! What patterns find in a local that is mentioned again is `Copy`, or a reference, though the local has something to drop.
use super::*;

enum Shape {
    Circle(u8, Noisy),
    Line { from: u8, to: u8, _name: Noisy },
    Nothing,
}

#[derive(Clone, Copy)]
struct Point {
    x: u8,
    y: u8,
}

#[co]
async fn measure(shape: Shape, point: Point, mut limit: Option<u8>) -> u8 {
    let mut sum = 0;
    let first = &shape;
    pause("borrowed").await;
    match shape {
        Shape::Circle(radius, _) => {
            pause("circle").await;
            sum += radius;
        }
        Shape::Line { from, mut to, .. } => {
            to -= from;
            pause("line").await;
            sum += to;
        }
        Shape::Nothing => step("nothing"),
    }
    let (Shape::Circle(again, _) | Shape::Line { from: again, .. }) = shape else {
        pause("neither").await;
        return sum + u8::from(matches!(first, Shape::Nothing));
    };
    sum += again;
    let seen = &point;
    pause("point").await;
    let Point { x, y } = point;
    sum += x + y + seen.x;
    let most = &mut limit;
    if let Some(most) = most {
        *most += 1;
        pause("most").await;
    }
    while let Some(left) = limit {
        limit = left.checked_sub(3);
        let lent = &limit;
        pause("left").await;
        sum += lent.unwrap_or(left);
    }
    if let Shape::Circle(radius, _) | Shape::Line { to: radius, .. } = shape {
        step("at once");
        sum += radius;
    }
    pause("last").await;
    sum + [&shape, first].len() as u8 + point.y + [&limit].len() as u8
}

#[co]
async fn behind(pair: &mut (Option<String>, u8), words: Option<&str>) -> usize {
    let both = &mut *pair;
    let through = &both.1;
    pause("behind").await;
    step(&format!("{through}"));
    let (word, count) = both;
    *count += 1;
    if let Some(word) = word {
        word.push('!');
        pause("word").await;
    }
    both.1 += 1;
    pause("both").await;
    both.1 += 1;
    let held = &words;
    pause("words").await;
    let found = match words {
        Some(words) => {
            pause("found").await;
            words.len()
        }
        None => 0,
    };
    found + held.map_or(0, str::len) + pair.0.as_ref().map_or(0, String::len) + [words].len()
}

#[co]
pub async fn main() {
    let point = Point { x: 1, y: 2 };
    for shape in [
        Shape::Circle(3, noisy("circle")),
        Shape::Line { from: 1, to: 5, _name: noisy("line") },
        Shape::Nothing,
    ] {
        let sum = measure(shape, point, Some(7)).await;
        step(&format!("{sum}"));
    }
    let mut pair = (Some("word".to_owned()), 4);
    let length = behind(&mut pair, Some("words")).await;
    step(&format!("{length} {pair:?}"));
}
