//! Shapes that the macro does not lower yet. Each moves to its group when it does.

use super::shapes;
use crate::futures::{fetch, nap};
use std::hint::black_box;

shapes! {
    "deferred initialisation": deferred(7) = {
        pub async fn deferred(x: u64) -> u64 {
            let y;
            nap().await;
            y = x + 1;
            nap().await;
            y
        }
    }
    "blocks within blocks": blocks(3) = {
        pub async fn blocks(x: u64) -> u64 {
            let y = {
                let inner = fetch(x).await;
                {
                    let innermost = fetch(inner + 1).await;
                    nap().await;
                    innermost + inner
                }
            };
            nap().await;
            y
        }
    }
    "if, both sides await": both_sides(7) = {
        pub async fn both_sides(x: u64) -> u64 {
            let y = if x > 3 { fetch(x).await } else { fetch(x + 1).await + 1 };
            nap().await;
            y + x
        }
    }
    "deep nesting": deep(9) = {
        pub async fn deep(x: u64) -> u64 {
            let mut total = 0;
            if x > 1 {
                match fetch(x).await {
                    0 => total += 1,
                    value => {
                        if value % 2 == 1 {
                            let mut left = value;
                            while left > 6 {
                                total += match fetch(left).await {
                                    7 => fetch(1).await,
                                    other => other,
                                };
                                left -= 1;
                            }
                        } else {
                            total += fetch(2).await;
                        }
                    }
                }
            }
            total
        }
    }
    "each result used once": pipeline(3) = {
        pub async fn pipeline(x: u64) -> u64 {
            let x = fetch(x + 1).await;
            let x = fetch(x * 2).await;
            let x = fetch(x + 3).await;
            fetch(x * 4).await
        }
    }
    "big local in a block": big_block(3) = {
        pub async fn big_block(x: u64) -> u64 {
            let first = {
                let table = black_box([x; 128]);
                nap().await;
                table[3]
            };
            let second = {
                let table = black_box([first; 128]);
                nap().await;
                table[4]
            };
            nap().await;
            first + second
        }
    }
    "moved on one side": moved_on_one_side(3) = {
        pub async fn moved_on_one_side(x: u64) -> u64 {
            let permit = Permit(x);
            if x > 2 {
                drop(permit);
            }
            nap().await;
            x
        }
    }
    "field moved out": field_moved(String::from("text"), vec![1, 2, 3]) = {
        pub async fn field_moved(text: String, values: Vec<u64>) -> u64 {
            let pair = (text, values);
            let text = pair.0;
            nap().await;
            text.len() as u64 + pair.1.len() as u64
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
