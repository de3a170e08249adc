//! Methods that call themselves: of a type, of a trait, by the type's name.
use super::*;

struct Tree(Noisy, Vec<Tree>);

trait Depth {
    #[co]
    async fn depth(&self, levels: usize) -> usize;
}

impl Depth for Tree {
    #[co]
    async fn depth(&self, levels: usize) -> usize {
        pause("depth").await;
        match (levels, self.1.first()) {
            (0, _) | (_, None) => 0,
            (_, Some(child)) if levels == 1 => Self::depth_of_one(child),
            _ => 1 + Box::pin(self.depth(levels - 1)).await,
        }
    }
}

impl Tree {
    fn depth_of_one(&self) -> usize {
        self.1.len() + 1
    }

    #[co]
    async fn count(&self) -> usize {
        let mut count = self.0.touch();
        for child in &self.1 {
            count += Box::pin(Self::count(child)).await;
            pause(count).await;
        }
        count
    }

    #[co]
    async fn grow(&mut self, levels: usize) {
        let _level = noisy(format_args!("level{levels}"));
        if levels > 0 {
            pause(levels).await;
            self.1.push(Tree(noisy(format_args!("t{levels}")), vec![]));
            Box::pin(self.grow(levels - 1)).await;
        }
    }

    #[co]
    async fn consume(self, left: usize) -> usize {
        pause("consume").await;
        if left == 0 {
            return self.0.touch();
        }
        Box::pin(self.consume(left - 1)).await
    }
}

#[co]
pub async fn main() -> (usize, usize, usize) {
    let mut tree = Tree(noisy("root"), vec![]);
    tree.grow(2).await;
    let count = tree.count().await;
    let depth = tree.depth(3).await;
    (count, depth, tree.consume(2).await)
}
