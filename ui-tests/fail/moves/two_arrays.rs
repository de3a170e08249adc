//! Two arrays in a local, of which rustc drops one from its last element, because it has to look what is left, and one from its first.

struct Two {
    left: [String; 2],
    right: [String; 2],
}

#[asyncio::coroutine]
async fn takes(two: Two, both: bool) -> String {
    let [first, _] = two.left;
    std::future::ready(()).await;
    if both {
        let [second, _] = two.right;
        std::future::ready(()).await;
        return second;
    }
    first
}

fn main() {
    drop(takes(Two { left: Default::default(), right: Default::default() }, true));
}
