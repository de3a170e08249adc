//! One function for each shape of a coroutine.
use std::collections::BTreeMap;

/// Awaits nothing.
#[renamed::coroutine(crate = ::renamed)]
pub async fn nothing() {}

/// One await at the end.
#[renamed::coroutine(crate = ::renamed)]
pub async fn number(n: u32) -> u32 {
    nothing().await;
    n
}

/// Borrows its argument across an await.
#[renamed::coroutine(crate = ::renamed)]
pub async fn length(text: &str) -> usize {
    nothing().await;
    text.len()
}

/// Changes its argument across an await.
#[renamed::coroutine(crate = ::renamed)]
pub async fn fill(list: &mut Vec<u32>, n: u32) -> u32 {
    nothing().await;
    list.push(n);
    n
}

/// Fails for zero.
///
/// # Errors
/// `n` is zero.
#[renamed::coroutine(crate = ::renamed)]
pub async fn checked(n: u32) -> Result<u32, String> {
    nothing().await;
    if n == 0 { Err("zero".to_owned()) } else { Ok(n) }
}

/// The operator for errors.
///
/// # Errors
/// `n` is zero.
#[renamed::coroutine(crate = ::renamed)]
pub async fn question(n: u32) -> Result<u32, String> {
    let first = checked(n).await?;
    let second = checked(n + first).await.map_err(|error| format!("second: {error}"))?;
    Ok(first + second)
}

/// The operator for options.
#[renamed::coroutine(crate = ::renamed)]
pub async fn option(list: &[u32]) -> Option<u32> {
    let first = list.first()?;
    let second = list.get(1)?;
    Some(number(*first).await + number(*second).await)
}

/// An anchored local.
#[renamed::coroutine(crate = ::renamed)]
pub async fn anchored() -> u32 {
    let mut list = Vec::new();
    let first = fill(&mut list, 1).await;
    let second = fill(&mut list, 2).await;
    list.iter().sum::<u32>() + first + second
}

/// A reference held across awaits.
#[renamed::coroutine(crate = ::renamed)]
pub async fn held() -> usize {
    let text = String::from("text");
    let borrowed = &text;
    nothing().await;
    let rest = borrowed.trim();
    nothing().await;
    length(rest).await + borrowed.len()
}

/// Loops of all kinds.
#[renamed::coroutine(crate = ::renamed)]
pub async fn loops(list: Vec<u32>) -> u32 {
    let mut sum = 0_u32;
    for n in &list {
        sum += number(*n).await;
    }
    let mut left = 3_u32;
    while left > 0 {
        left -= number(1).await;
        if left == 1 {
            continue;
        }
        sum += 1;
    }
    let found = 'outer: loop {
        for n in list.clone() {
            if number(n).await > 1 {
                break 'outer n;
            }
        }
        return sum;
    };
    let mut rest = list;
    while let Some(last) = rest.pop() {
        sum += number(last).await;
    }
    sum + found
}

/// Branches of all kinds.
#[renamed::coroutine(crate = ::renamed)]
pub async fn branches(n: u32, name: Option<String>) -> u32 {
    let chosen = if n > 1 { number(n).await } else { 0 };
    let Some(text) = name else {
        nothing().await;
        return chosen;
    };
    let kind = match text.as_str() {
        "a" => number(1).await,
        other if other.len() > 2 => 2,
        _ => {
            nothing().await;
            3
        }
    };
    match checked(kind).await {
        Ok(value) if value > 1 => {
            nothing().await;
            value + chosen
        }
        _ => kind + chosen,
    }
}

/// Guards that await, on a name and on a value, that move what they find if they hold.
#[renamed::coroutine(crate = ::renamed)]
pub async fn guards(name: Option<String>, pair: (String, u32)) -> usize {
    let kind = match name {
        Some(text) if length(&text).await > 3 => text.len(),
        whole @ Some(_) if length(whole.as_deref().unwrap_or_default()).await > 2 => 3,
        Some(text) if let Some(n) = option(&[1]).await => text.len() + usize::from(n > 1),
        _ => 0,
    };
    kind + match (pair.0, number(pair.1).await) {
        (text, n) if length(&text).await > 1 && n > 1 => text.len(),
        (text, n @ 0) if length(&text).await > usize::from(n > 1) => 1,
        _ => {
            nothing().await;
            0
        }
    }
}

/// A struct that takes fields of another, which ends later.
#[renamed::coroutine(crate = ::renamed)]
pub async fn updated(counter: Counter) -> u32 {
    let other = Counter { count: number(3).await, ..counter };
    nothing().await;
    other.finish().await
}

/// Operands before an await.
#[renamed::coroutine(crate = ::renamed)]
pub async fn operands() -> u32 {
    let pair = (number(1).await, number(2).await);
    let list = vec![number(3).await, pair.0, number(4).await];
    pair.1 * number(2).await + list.iter().sum::<u32>()
}

/// A temporary that lives across an await.
#[renamed::coroutine(crate = ::renamed)]
pub async fn temporary() -> usize {
    length(&format!("{}{}", 1, 2)).await + length(String::from("a").as_str()).await
}

/// Closures.
#[renamed::coroutine(crate = ::renamed)]
pub async fn closures(factor: u32) -> u32 {
    let scale = |n: u32| n * factor;
    let first = scale(number(1).await);
    nothing().await;
    let offset = String::from("ab");
    let shift = move |n: u32| n + u32::from(offset.len() == 2);
    nothing().await;
    first + shift(2)
}

/// An async block.
#[renamed::coroutine(crate = ::renamed)]
pub async fn block(text: String) -> usize {
    let outer = async { length(&text).await };
    outer.await + text.len()
}

/// Macros that mention locals.
#[renamed::coroutine(crate = ::renamed)]
pub async fn macros(name: String) -> usize {
    let borrowed = &name;
    nothing().await;
    let text = format!("{name} {borrowed:?} {}", number(1).await);
    assert!(!text.is_empty(), "{name}");
    assert_eq!(name.len(), borrowed.len());
    text.len()
}

/// Calls itself.
#[renamed::coroutine(crate = ::renamed)]
pub async fn recursion(n: u32) -> u32 {
    if n < 2 {
        return n;
    }
    recursion(n - 1).await + recursion(n - 2).await
}

/// Generic over a type, a lifetime and a constant.
#[renamed::coroutine(crate = ::renamed)]
pub async fn generic<'a, T: Clone, const N: usize>(values: &'a [T; N]) -> Vec<&'a T> {
    nothing().await;
    values.iter().collect()
}

/// A conditional move, and a drop.
#[renamed::coroutine(crate = ::renamed)]
pub async fn moved(text: String, flag: bool) -> usize {
    let _guard = String::from("guard");
    if flag {
        drop(text);
        nothing().await;
        return 0;
    }
    nothing().await;
    text.len()
}

/// Methods of all receivers.
#[derive(Clone, Debug, Default)]
pub struct Counter {
    count: u32,
    names: BTreeMap<u32, String>,
}

impl Counter {
    /// By shared reference.
    #[renamed::coroutine(crate = ::renamed)]
    pub async fn get(&self) -> u32 {
        nothing().await;
        self.count
    }

    /// By exclusive reference.
    #[renamed::coroutine(crate = ::renamed)]
    pub async fn bump(&mut self, by: u32) -> &mut Self {
        self.count += number(by).await;
        let name = self.names.entry(self.count).or_default();
        nothing().await;
        name.push('a');
        self
    }

    /// By value.
    #[renamed::coroutine(crate = ::renamed)]
    pub async fn finish(mut self) -> u32 {
        self.count += 1;
        let names = &mut self.names;
        nothing().await;
        names.clear();
        self.get().await
    }
}

/// In a trait and its implementation.
#[expect(async_fn_in_trait, reason = "its implementations decide")]
pub trait Fetch {
    /// Declared.
    async fn fetch(&mut self, n: u32) -> u32;
}

impl Fetch for Counter {
    #[renamed::coroutine(crate = ::renamed)]
    async fn fetch(&mut self, n: u32) -> u32 {
        let own = &mut *self;
        nothing().await;
        own.count += n;
        own.get().await
    }
}

/// All of them.
#[renamed::coroutine(crate = ::renamed)]
pub async fn all() -> usize {
    let mut sum = usize::from(question(1).await.is_ok()) + usize::from(option(&[1, 2]).await == Some(3));
    sum += usize::from(anchored().await == 6) + held().await;
    sum += usize::from(loops(vec![1, 2]).await == 10);
    sum += usize::from(branches(2, Some("abc".to_owned())).await == 4);
    sum += guards(Some("abc".to_owned()), ("ab".to_owned(), 2)).await;
    sum += usize::from(updated(Counter::default()).await == 4);
    sum += usize::from(operands().await == 12) + temporary().await;
    sum += usize::from(closures(2).await == 5) + block("ab".to_owned()).await;
    sum += macros("ab".to_owned()).await + usize::from(recursion(9).await == 34);
    sum += generic(&[1_u8, 2]).await.len() + moved("abc".to_owned(), false).await + moved(String::new(), true).await;
    let mut counter = Counter::default();
    let bumped = counter.bump(2).await.bump(3).await.get().await;
    sum += usize::from(bumped == 5) + usize::from(counter.fetch(1).await == 6);
    sum + usize::from(counter.finish().await == 7)
}
