//! Arrays of trait objects as arguments: what the function expects of its elements is expected where the array stands.
use super::*;

use std::fmt::Debug;
struct Client(usize);
impl Client {
    #[co]
    async fn query(&self, text: &str, params: &[&(dyn Debug + Sync)]) -> Result<String, usize> {
        pause("query").await;
        Ok(format!("{text} {params:?}"))
    }
}
#[co]
async fn each(f: &dyn Fn(&str) -> usize, list: &[&str]) -> usize {
    let mut n = 0;
    for item in list {
        pause("each").await;
        n += f(item);
    }
    n
}
#[co]
async fn change(f: &mut dyn FnMut(usize)) {
    pause("c").await;
    f(3);
    pause("d").await;
    f(4);
}
#[co]
async fn all<T: Debug>(items: &[T]) -> String {
    pause("all").await;
    format!("{items:?}")
}
#[co]
async fn owned(items: &[Box<dyn Debug>]) -> String {
    pause("owned").await;
    format!("{items:?}")
}
#[co]
async fn muts(items: &mut [&mut dyn FnMut()]) {
    for item in items {
        item();
        pause("m").await;
    }
}
#[co]
async fn main_() -> Result<String, usize> {
    let client = Client(4);
    let (id, name) = (5, noisy("name"));
    let mut text = client.query("a", &[&id, &name]).await?;
    for i in 0..2 {
        text += &client.query(&format!("b{i}"), &[&i, &name, &noisy("temp"), &"x"]).await?;
    }
    text += &client.query("c", &[&id]).await.unwrap_or_default();
    text += &all(&[&name, &noisy("other")]).await;
    text += &owned(&[Box::new(noisy("boxed")), Box::new(id), Box::new("x")]).await;
    let k = 2;
    step(each(&|text: &str| text.len() + k, &["a", "bcd"]).await);
    let mut sum = 0;
    change(&mut |n| sum += n).await;
    step(sum);
    let (mut a, mut b) = (1, 2);
    muts(&mut [&mut || a += 1, &mut || b += 1]).await;
    step(a + b);
    if client.query("d", &[&id, &name]).await?.len() > 3 && later("z", true).await {
        step("long");
    }
    Ok(text)
}
#[co]
pub async fn main() {
    step(main_().await.unwrap());
}
