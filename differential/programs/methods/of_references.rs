//! Methods of traits on references, shared, exclusive and pinned, that are not mentioned again; and methods that are called
//! like those of a handle.
use super::*;

#[derive(Clone, Debug)]
struct Quota(u8);
impl From<Quota> for u32 {
    fn from(quota: Quota) -> u32 {
        quota.0.into()
    }
}
trait Read {
    fn read(&mut self) -> u32;
}
impl Read for &Quota {
    fn read(&mut self) -> u32 {
        5
    }
}
trait PollIt {
    fn poll_it(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<u32>;
}
impl PollIt for Noisy {
    fn poll_it(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u32> {
        step("polls");
        Poll::Ready(7)
    }
}
struct Queue(Vec<Noisy>);
impl Queue {
    fn peek(&self) -> Option<&Noisy> {
        self.0.last()
    }
    fn take(&mut self) -> Option<Noisy> {
        self.0.pop()
    }
    fn place(&self, at: &usize) -> usize {
        *at + self.0.len()
    }
}
enum Either {
    Left(Queue),
    Right(Noisy),
}
impl Either {
    /// `self` is reborrowed by what is awaited, and not mentioned again.
    #[co]
    async fn accept(&mut self) -> usize {
        match self {
            Either::Left(queue) => {
                let first = look(queue.peek().expect("one")).await;
                format!("{first:?}").len()
            }
            Either::Right(noisy) => {
                look(noisy).await;
                2
            }
        }
    }
}

#[co]
async fn shared(quotas: &[Quota]) -> u32 {
    let mut found = None;
    for quota in quotas {
        pause("p").await;
        if quota.0 > 1 {
            found = Some(quota.clone().into());
        }
    }
    let first = &quotas[0];
    let mut second = &quotas[1];
    let n = second.read();
    let text = first.clone();
    pause("q").await;
    n + found.unwrap_or(0) + u32::from(text)
}

#[co]
async fn pinned() -> u32 {
    let mut noisy = noisy("pinned");
    let noisy = Pin::new(&mut noisy);
    let polled = noisy.poll_it(&mut Context::from_waker(std::task::Waker::noop()));
    pause("r").await;
    match polled {
        Poll::Ready(n) => n,
        Poll::Pending => 0,
    }
}

#[co]
async fn handles() -> usize {
    let mut queue = Queue(vec![noisy("a"), noisy("b"), noisy("c")]);
    let at = later("at", 4).await;
    let last = queue.peek();
    pause("s").await;
    step(format_args!("{last:?}"));
    let taken = queue.take();
    let r = &at;
    pause("t").await;
    step(format_args!("{taken:?} {r}"));
    let n = queue.place(&at);
    pause("u").await;
    n + usize::from(queue.peek().is_some())
}

#[co]
pub async fn main() -> u32 {
    let n = shared(&[Quota(1), Quota(2)]).await + pinned().await + handles().await as u32;
    let left = Either::Left(Queue(vec![noisy("left")])).accept().await;
    let right = Either::Right(noisy("right")).accept().await;
    n + (left + right) as u32
}
