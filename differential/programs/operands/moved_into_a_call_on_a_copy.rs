//! Operands with a drop, before one that awaits and mentions the receiver, which may be copied for the call.
use super::*;

struct Session(Noisy);

impl Session {
    #[co]
    async fn best(&self) -> Option<usize> {
        pause("best").await;
        Some(self.0.touch())
    }

    #[co]
    async fn authenticate(&mut self, user: Noisy, n: usize) -> usize {
        pause("authenticate").await;
        self.0.grow();
        user.touch() + n
    }

    fn log(&self, user: Noisy, n: usize) -> usize {
        step("log");
        user.touch() + n
    }
}

#[derive(Clone, Copy)]
struct Count(usize);

impl Count {
    #[co]
    async fn next(&mut self) -> usize {
        pause("next").await;
        self.0 += 10;
        self.0
    }

    fn plus(self, user: Noisy, n: usize) -> usize {
        self.0 + user.touch() + n
    }
}

fn user(name: &str) -> Result<Noisy, ()> {
    (name.len() > 1).then(|| noisy(name)).ok_or(())
}

#[co]
pub async fn main() -> usize {
    let mut session = Session(noisy("session"));
    let one = session.authenticate(noisy("user"), session.best().await.unwrap()).await;
    let two =
        session.authenticate(user("u").unwrap_or(noisy("other")), session.best().await.map_or(1, |n| n + 1)).await;
    let three = session.log(user("ab").unwrap(), session.best().await.unwrap()) + later("between", 1).await;
    let mut count = Count(1);
    let four = count.plus(noisy("copied"), count.next().await);
    one + two + three + four + count.0 + session.0.touch()
}
