//! Locals of one name in scopes that do not meet, whose types are known only from some of their values.
use super::*;

struct Lock(Noisy);
struct Guard<'a>(&'a Lock);

impl Lock {
    async fn lock(&self) -> Guard<'_> {
        pause("lock").await;
        self.0.touch();
        Guard(self)
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.0.touch();
    }
}

fn lock(n: usize) -> Option<Lock> {
    (n > 0).then(|| Lock(noisy(n)))
}

#[co]
async fn guards(n: usize, then: Option<Noisy>) -> usize {
    if n > 1 {
        let lock = lock(n);
        let _guard = if let Some(lock) = &lock { Some(lock.lock().await) } else { None };
        pause("first").await;
    }
    match then {
        Some(then) => {
            let lock = lock(n + 1);
            let _guard = if let Some(lock) = &lock { Some((lock.lock().await, 1)) } else { None };
            then.touch()
        }
        None => {
            let lock = lock(n - 1);
            let _guard = if let Some(lock) = &lock { Ok(lock.lock().await) } else { Err(noisy("none")) };
            pause("none").await;
            0
        }
    }
}

#[co]
async fn coerced(n: usize) -> usize {
    let mut sum = 0;
    if n > 1 {
        let shown: [&dyn std::fmt::Debug; 2] = [&n, &later("one", "text").await];
        step(format_args!("{shown:?}"));
        let chosen = if n > 2 { Box::new(later("big", n).await) as Box<dyn Fill> } else { Box::new(noisy("small")) };
        pause("chosen").await;
        sum += chosen.filled();
    }
    {
        let chosen: Box<dyn Fill> = if n > 2 { Box::new(noisy("again")) } else { Box::new(later("small", 1).await) };
        pause("again").await;
        sum += chosen.filled();
    }
    sum
}

trait Fill {
    fn filled(&self) -> usize;
}
impl Fill for usize {
    fn filled(&self) -> usize {
        *self
    }
}
impl Fill for Noisy {
    fn filled(&self) -> usize {
        self.touch()
    }
}

#[co]
pub async fn main() -> usize {
    let first = guards(2, None).await + guards(1, Some(noisy("then"))).await;
    first + coerced(2).await + coerced(3).await
}
