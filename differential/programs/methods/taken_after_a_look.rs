//! What a statement looks at, and then calls a method on that may take it: the last that it does with a local, or with a field.
use super::*;

struct Request {
    head: Noisy,
    body: Noisy,
}

impl Request {
    fn id(&self) -> usize {
        self.head.touch()
    }
    fn finish(self) -> usize {
        step("finish");
        self.body.touch()
    }
    fn close(&mut self) -> usize {
        self.body.grow().touch()
    }
}

struct Response {
    id: usize,
    length: usize,
}

trait Given: Sized {
    fn given(self, n: usize) -> Self;
    fn seen(&self, n: usize) -> usize;
}

impl Given for Noisy {
    fn given(self, n: usize) -> Self {
        step(n);
        self
    }
    fn seen(&self, n: usize) -> usize {
        self.touch() + n
    }
}

fn request(name: &str) -> Request {
    Request { head: noisy(format!("{name}-head")), body: noisy(format!("{name}-body")) }
}

fn add(left: usize, right: usize) -> usize {
    left + right
}

#[co]
async fn in_literals() -> Response {
    let request = request("literal");
    let response = Response { id: request.id(), length: request.finish() };
    pause("literal").await;
    response
}

#[co]
async fn in_arguments() -> usize {
    let _before = noisy("before");
    let mut taken = request("taken");
    let mut left = request("left");
    let _after = noisy("after");
    let total = add(taken.id() + taken.close(), taken.finish());
    pause("taken").await;
    let total = total + add(left.id(), left.close());
    pause("left").await;
    total
}

#[co]
async fn in_texts(first: Noisy, second: Noisy) -> String {
    let text = format!("{} {}", first.touch(), first.given(2));
    pause("first").await;
    let more = format!("{} {} {}", second.name(), second.seen(1), second.seen(2));
    pause("second").await;
    text + &more
}

#[co]
async fn in_conditions(first: Noisy, second: Noisy) -> usize {
    if first.touch() > first.consume() {
        pause("greater").await;
    } else {
        step("not greater");
    }
    pause("between").await;
    match (second.touch(), second.consume()) {
        (6, n) => {
            pause("matched").await;
            n
        }
        (_, _) => 0,
    }
}

#[co]
async fn at_the_end(first: Noisy) -> (usize, Noisy) {
    pause("begun").await;
    (first.touch(), first.given(3))
}

#[co]
async fn of_fields(request: Request) -> usize {
    let total = add(request.body.touch(), request.body.consume());
    pause("body").await;
    total + add(request.head.touch(), request.head.seen(1))
}

#[co]
async fn borrowed_before(first: Noisy) -> usize {
    let seen = &first;
    pause("borrowed").await;
    let total = add(seen.touch(), 0);
    let total = total + add(first.touch(), first.consume());
    pause("taken").await;
    total
}

#[co]
async fn in_loops() -> usize {
    let mut total = 0;
    for n in 0..2 {
        let item = noisy(n);
        let other = noisy(n + 10);
        total += add(item.touch(), item.consume());
        pause("item").await;
        total += add(other.touch(), other.seen(1));
        pause("other").await;
    }
    total
}

#[co]
async fn copied(text: &str) -> String {
    let mut words = text.split(' ');
    let both = (words.next(), words.nth(1), words.count());
    pause("words").await;
    format!("{both:?}")
}

#[co]
pub async fn main() {
    let response = in_literals().await;
    step(response.id + response.length);
    step(in_arguments().await);
    step(in_texts(noisy("first"), noisy("second")).await);
    step(in_conditions(noisy("first"), noisy("second")).await);
    let (n, kept) = at_the_end(noisy("kept")).await;
    step(n + kept.touch());
    step(of_fields(request("fields")).await);
    step(borrowed_before(noisy("borrowed")).await);
    step(in_loops().await);
    step(copied("a b c d e").await);
}
