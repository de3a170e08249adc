//! An `async move` block among the arguments of a method moves a local that was borrowed before.
use super::*;

struct Set(Noisy);

impl Set {
    async fn run_until<T>(&self, future: impl Future<Output = T>) -> T {
        self.0.touch();
        future.await
    }
}

#[co]
pub async fn main() -> usize {
    let set = Set(noisy("set"));
    let mut values = vec![noisy("a")];
    look(&values[0]).await;
    let last = &mut values;
    pause("borrowed").await;
    last.push(noisy("b"));
    set.run_until(async move {
        pause("inside").await;
        values.len()
    })
    .await
}
