//! Coroutines that lead back to themselves through others of the file: methods, three of them, with references, sent.
use super::*;

struct Tree {
    name: Noisy,
    children: Vec<Tree>,
}

fn tree(depth: usize) -> Tree {
    Tree { name: noisy("tree"), children: (1..depth).map(tree).collect() }
}

impl Tree {
    #[co]
    async fn sum(&self, extra: &Noisy) -> usize {
        pause("sum").await;
        self.name.touch() + self.sum_of_children(extra).await
    }

    #[co]
    async fn sum_of_children(&self, extra: &Noisy) -> usize {
        let mut sum = extra.touch();
        for child in &self.children {
            pause("child").await;
            sum += child.descend(extra).await;
        }
        sum
    }

    #[co]
    async fn descend(&self, extra: &Noisy) -> usize {
        let local = noisy("local");
        let sum = Box::pin(self.sum(extra)).await;
        sum + local.touch()
    }
}

#[co]
async fn first(n: usize, kept: Noisy) -> usize {
    pause("first").await;
    if n == 0 { kept.touch() } else { Box::pin(second(n, kept)).await }
}

#[co]
async fn second(n: usize, kept: Noisy) -> usize {
    let looked = &kept;
    pause("second").await;
    let sum = looked.touch();
    sum + third(n, kept).await
}

#[co]
async fn third(n: usize, kept: Noisy) -> usize {
    let next = Box::pin(first(n - 1, kept));
    pause("third").await;
    next.await
}

fn sent<T: Send>(future: T) -> T {
    future
}

#[co]
pub async fn main() -> (usize, usize) {
    let (tree, extra) = (tree(3), noisy("extra"));
    let sum = sent(tree.sum(&extra)).await;
    (sum, sent(first(2, noisy("kept"))).await)
}
