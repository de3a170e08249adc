//! What a coroutine holds while it waits decides whether it can be sent to another thread.
use std::cell::Cell;
use std::future::{Future, IntoFuture, Ready, ready};
use std::pin::Pin;
use std::rc::Rc;

fn send<T: Send>(_: T) {}
fn sync<T: Sync>(_: &T) {}

async fn pause() {}

async fn counted() -> Rc<u8> {
    Rc::new(1)
}

#[asyncio::coroutine]
async fn result_that_is_used_at_once() -> u8 {
    let n = *counted_by_hand().await;
    pause().await;
    n
}
fn result_that_is_used_at_once_is_sent() {
    send(result_that_is_used_at_once());
}

fn counted_by_hand() -> Ready<Count> {
    ready(Count(1))
}

/// Not `Send` itself, though the future that gives it is.
struct Count(u8);
impl std::ops::Deref for Count {
    type Target = u8;
    fn deref(&self) -> &u8 {
        &self.0
    }
}

struct Gives;
impl Future for Gives {
    type Output = Rc<u8>;
    fn poll(self: Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<Rc<u8>> {
        std::task::Poll::Ready(Rc::new(1))
    }
}

#[asyncio::coroutine]
async fn rc_that_is_let_go() -> u8 {
    let n = *Gives.await;
    pause().await;
    n
}
fn rc_that_is_let_go_is_sent() {
    send(rc_that_is_let_go());
}

#[asyncio::coroutine]
async fn rc_that_is_kept() -> u8 {
    let n = Gives.await;
    pause().await;
    *n
}
fn rc_that_is_kept_is_sent() {
    send(rc_that_is_kept());
}

/// Can be sent, and what it becomes cannot.
struct Request;
impl IntoFuture for Request {
    type Output = u8;
    type IntoFuture = Pin<Box<dyn Future<Output = u8>>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(ready(1))
    }
}

#[asyncio::coroutine]
async fn future_made_while_awaiting() -> u8 {
    Request.await
}
fn future_made_while_awaiting_is_sent() {
    send(future_made_while_awaiting());
}

#[asyncio::coroutine]
async fn child_that_cannot_be_sent() -> u8 {
    rc_that_is_kept().await
}
fn child_that_cannot_be_sent_is_sent() {
    send(child_that_cannot_be_sent());
}

#[asyncio::coroutine]
async fn cell_across_an_await() -> u8 {
    let n = Cell::new(1);
    pause().await;
    n.get()
}
fn cell_across_an_await_is_shared() {
    send(cell_across_an_await());
    sync(&cell_across_an_await());
}

#[asyncio::coroutine]
async fn rc_borrowed() -> u8 {
    let n = Rc::new(1);
    let m = &n;
    pause().await;
    **m
}
fn rc_borrowed_is_sent() {
    send(rc_borrowed());
}

#[asyncio::coroutine]
async fn rc_dropped_before() -> u8 {
    let n = Rc::new(1);
    let m = *n;
    drop(n);
    pause().await;
    m
}
fn rc_dropped_before_is_sent() {
    send(rc_dropped_before());
}

#[asyncio::coroutine]
async fn pointer_argument(at: *const u8) -> bool {
    pause().await;
    at.is_null()
}
fn pointer_argument_is_sent() {
    send(pointer_argument(std::ptr::null()));
}

#[asyncio::coroutine]
async fn awaits_what_counts() -> u8 {
    *counted().await
}
fn awaits_what_counts_is_sent() {
    send(awaits_what_counts());
}

/// Can be sent if it is borrowed for ever.
struct Sometimes<'a>(&'a str, *const u8);
unsafe impl Send for Sometimes<'static> {}

#[asyncio::coroutine]
async fn sent_if_borrowed_for_ever() -> usize {
    let text = String::new();
    let held = Sometimes(&text, std::ptr::null());
    pause().await;
    held.0.len()
}
fn sent_if_borrowed_for_ever_is_sent() {
    send(sent_if_borrowed_for_ever());
}

#[asyncio::coroutine]
async fn generic_rc<T>(value: T) -> T {
    pause().await;
    value
}
fn generic_rc_is_sent() {
    send(generic_rc(Rc::new(1)));
}

#[asyncio::coroutine]
async fn sent_if_its_argument_is_borrowed_for_ever(text: &str) -> usize {
    let held = Sometimes(text, std::ptr::null());
    pause().await;
    held.0.len()
}
fn sent_if_its_argument_is_borrowed_for_ever_is_sent(text: &str) {
    send(sent_if_its_argument_is_borrowed_for_ever(text));
}

#[asyncio::coroutine]
async fn cell_lent() {
    let n = Cell::new(1);
    let m = &n;
    pause().await;
    m.set(2);
}
fn cell_lent_is_sent() {
    send(cell_lent());
}

#[asyncio::coroutine]
async fn pointer_lent() -> bool {
    let at = std::ptr::null::<u8>();
    let kept = &at;
    pause().await;
    kept.is_null()
}
fn pointer_lent_is_sent() {
    send(pointer_lent());
}
