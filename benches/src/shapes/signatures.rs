//! References, receivers, generics, patterns; futures made by hand.

use super::shapes;
use crate::futures::{Fetch, fetch, nap};
use std::fmt::Display;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

/// Stands for the `self` of most real async functions.
pub struct Client {
    base: u64,
    calls: u64,
}

impl Client {
    fn send(&self, request: u64) -> Fetch {
        fetch(self.base + request)
    }
}

static CLIENT: Client = Client { base: 100, calls: 0 };

/// Lives on the heap and is polled through a table.
type Boxed = Pin<Box<dyn Future<Output = u64>>>;

shapes! {
    "two references": two_references(&[1, 2, 3], &[4, 5]) = {
        pub async fn two_references(left: &[u64], right: &[u64]) -> u64 {
            let sum = fetch(left.len() as u64).await;
            sum + left[0] + fetch(right[1]).await
        }
    }
    "shared client, three requests": requests(&CLIENT, 5) = {
        pub async fn requests(client: &Client, request: u64) -> u64 {
            let session = client.send(request).await;
            let reply = client.send(session).await;
            client.send(reply).await + session
        }
    }
    "exclusive reference": exclusive(Box::leak(Box::new(Client { base: 1, calls: 0 })), 5) = {
        pub async fn exclusive(client: &mut Client, request: u64) -> u64 {
            client.calls += 1;
            let reply = client.send(request).await;
            client.calls += reply;
            client.calls
        }
    }
    "generic value": generic(17u32) = {
        pub async fn generic<T: Display>(value: T) -> u64 {
            nap().await;
            value.to_string().len() as u64
        }
    }
    "generic future": generic_future(fetch(4)) = {
        pub async fn generic_future<F: Future<Output = u64>>(future: F) -> u64 {
            future.await + 1
        }
    }
    "patterns as parameters": patterns((1, 2), [3, 4]) = {
        pub async fn patterns((a, b): (u64, u64), [c, _]: [u64; 2]) -> u64 {
            nap().await;
            a + b + c
        }
    }
    "boxed future": boxed(Box::pin(fetch(4))) = {
        pub async fn boxed(future: Boxed) -> u64 {
            future.await + 1
        }
    }
    "native block awaited": block(4) = {
        pub async fn block(x: u64) -> u64 {
            let block = async move { fetch(x).await + 1 };
            block.await
        }
    }
    "select by hand": select(4) = {
        pub async fn select(x: u64) -> u64 {
            let mut left: Boxed = Box::pin(fetch(x));
            let mut right: Boxed = Box::pin(fetch(x + 1));
            let first = poll_fn(move |cx| match left.as_mut().poll(cx) {
                Poll::Ready(value) => Poll::Ready(value),
                Poll::Pending => right.as_mut().poll(cx),
            });
            first.await + x
        }
    }
    "reference parameter": text("some text") = {
        pub async fn text(text: &str) -> u64 {
            nap().await;
            text.len() as u64
        }
    }
    "shared client, one request": request(&CLIENT, 5) = {
        pub async fn request(client: &Client, request: u64) -> u64 {
            let reply = client.send(request).await;
            reply + client.calls
        }
    }
}
