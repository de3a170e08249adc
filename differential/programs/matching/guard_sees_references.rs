//! What a guard that awaits sees of patterns that bind references: by `ref`, behind `&`, because what is matched is one.
use super::*;

#[derive(Debug)]
enum Node {
    Leaf(Noisy),
    Pair(Noisy, usize),
    Text(&'static str, Noisy),
}

#[co]
async fn shared(node: &Node) -> usize {
    match node {
        Node::Leaf(leaf) if look(leaf).await > 3 => leaf.touch(),
        Node::Pair(left, n) if later("pair", *n > left.touch()).await => {
            pause("arm").await;
            left.touch() + *n
        }
        Node::Text("x", text) if look(text).await == 1 => text.touch(),
        whole if later("whole", matches!(whole, Node::Text(..))).await => 1,
        _ => 0,
    }
}

#[co]
async fn exclusive(node: &mut Node) -> usize {
    match node {
        Node::Leaf(leaf) if look(leaf).await > 3 => {
            grow(leaf).await;
            leaf.touch()
        }
        Node::Pair(left, n) if later("pair", *n > left.touch()).await => {
            *n += 1;
            grow(left).await;
            *n
        }
        Node::Leaf(leaf) | Node::Text(_, leaf) if later("or", leaf.name().len() == 1).await => {
            leaf.grow();
            pause("grown").await;
            leaf.touch()
        }
        _ => 0,
    }
}

#[co]
async fn explicit(mut node: Node, numbers: &[(usize, Noisy)]) -> usize {
    let n = match node {
        Node::Leaf(ref mut leaf) if later("leaf", leaf.touch() > 3).await => {
            grow(leaf).await;
            leaf.touch()
        }
        Node::Pair(ref left, ref mut n) if look(left).await == 1 && *n > 0 => {
            *n += left.touch();
            pause("n").await;
            *n
        }
        ref mut other if later("other", matches!(other, Node::Text(..))).await => {
            *other = Node::Leaf(noisy("new"));
            pause("replaced").await;
            1
        }
        _ => 2,
    };
    let mut sum = n;
    for item in numbers {
        sum += match item {
            &(n, ref name) if later("n", n > 1).await => n + name.touch(),
            (0, name) if look(name).await > 0 => name.touch(),
            &(n, _) if later("one", n == 1).await => 50,
            _ => 0,
        };
        sum += match &item.0 {
            &n if later("behind", n == 2).await => n,
            n => *n,
        };
    }
    sum
}

#[co]
async fn mutable(mut number: usize) -> usize {
    match number {
        mut n if later("n", n > 2).await => {
            n += 1;
            pause("n").await;
            number = n;
        }
        n @ 1..=2 if later("range", n == 2).await => number += 10,
        _ => {}
    }
    number
}

#[co]
async fn text(text: &str) -> usize {
    match text {
        s @ ("a" | "b") if later("letter", s == "b").await => 1,
        "c" if later("c", true).await => 2,
        s if later(s, s.len() > 3).await => s.len(),
        _ => 0,
    }
}

#[co]
pub async fn main() -> Vec<usize> {
    let mut all = vec![];
    let mut nodes = [
        Node::Leaf(noisy("leaf")),
        Node::Leaf(noisy("l")),
        Node::Pair(noisy("p"), 2),
        Node::Pair(noisy("pair"), 2),
        Node::Text("x", noisy("t")),
        Node::Text("y", noisy("text")),
    ];
    for node in &mut nodes {
        all.push(shared(node).await);
        all.push(exclusive(node).await);
    }
    let numbers = [(0, noisy("zero")), (1, noisy("one")), (2, noisy("two"))];
    for node in nodes {
        all.push(explicit(node, &numbers).await);
    }
    for n in 0..4 {
        all.push(mutable(n).await);
    }
    for t in ["a", "b", "c", "long", ""] {
        all.push(text(t).await);
    }
    all
}
