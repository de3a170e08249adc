//! A method calls itself on another value of its type; a method of another type has its name.
use super::*;
use std::sync::Arc;

struct Node {
    name: Noisy,
    left: Option<Box<Node>>,
    more: Vec<Arc<Node>>,
}

impl Node {
    #[co]
    async fn walk(&self, depth: usize) -> usize {
        pause("walk").await;
        let mut sum = self.name.touch() + depth;
        if let Some(left) = &self.left {
            sum += Box::pin(left.walk(depth + 1)).await;
        }
        for child in &self.more {
            sum += Box::pin(child.walk(depth + 1)).await;
        }
        sum
    }

    #[co]
    async fn grow(&mut self, by: usize) -> usize {
        self.name.grow();
        let mut sum = by;
        if let Some(left) = &mut self.left {
            sum += Box::pin(left.grow(by + 1)).await;
        }
        pause("grown").await;
        sum
    }
}

struct Outer {
    inner: Node,
    kept: Noisy,
}

impl Outer {
    #[co]
    async fn walk(&self, depth: usize) -> usize {
        let kept = self.kept.touch();
        let inner = &self.inner;
        let once = inner.walk(depth + 10).await;
        kept + once + Box::pin(self.inner.walk(depth + 20)).await
    }
}

trait Count {
    async fn count(&self) -> usize;
}
impl Count for Noisy {
    #[co]
    async fn count(&self) -> usize {
        look(self).await
    }
}
impl<T: Count> Count for Vec<T> {
    #[co]
    async fn count(&self) -> usize {
        let mut sum = 0;
        for each in self {
            sum += each.count().await;
        }
        sum
    }
}

fn node(name: &str, left: Option<Node>, more: Vec<Node>) -> Node {
    Node { name: noisy(name), left: left.map(Box::new), more: more.into_iter().map(Arc::new).collect() }
}

fn is_send<T: Send>(value: T) -> T {
    value
}

#[co]
pub async fn main() -> usize {
    let leaf = |name: &str| node(name, None, vec![]);
    let mut tree = node("a", Some(node("b", Some(leaf("c")), vec![])), vec![leaf("d"), node("e", None, vec![leaf("f")])]);
    let sum = is_send(tree.walk(0)).await + tree.grow(1).await;
    let outer = Outer { inner: tree, kept: noisy("kept") };
    sum + outer.walk(100).await + vec![vec![noisy("x")], vec![noisy("y"), noisy("z")]].count().await
}
