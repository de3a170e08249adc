//! Names that mean nothing, and words that stand where they may not.

use std::collections::HashMap;

pub async fn fetch(_id: u32) -> String {
    String::new()
}

mod inner {
    fn hidden() {}

    pub struct Point {
        pub x: i64,
    }
}

#[asyncio::coroutine]
pub async fn unknown_variable() -> u32 {
    fetch(id).await;
    count
}

#[asyncio::coroutine]
pub async fn unknown_function(id: u32) -> u32 {
    fetch(id).await;
    fetsh(id).await;
    id
}

#[asyncio::coroutine]
pub async fn unknown_type(id: u32) -> u32 {
    let map: HashMapp<u32, u32> = HashMap::new();
    fetch(id).await;
    map[&id]
}

#[asyncio::coroutine]
pub async fn unknown_type_of_a_parameter(id: Nummer) {
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn unknown_type_returned() -> Nummer {
    fetch(1).await;
    1
}

#[asyncio::coroutine]
pub async fn unknown_macro(id: u32) {
    fetch(id).await;
    printn!("{id}");
}

#[asyncio::coroutine]
pub async fn unknown_name_in_a_format() {
    fetch(1).await;
    println!("{nummer}");
}

#[asyncio::coroutine]
pub async fn private_function() {
    fetch(1).await;
    inner::hidden();
}

#[asyncio::coroutine]
pub async fn unknown_field() -> i64 {
    fetch(1).await;
    let point = inner::Point { x: 1, y: 2 };
    point.x
}

#[asyncio::coroutine]
pub async fn break_outside_of_a_loop(id: u32) -> u32 {
    fetch(id).await;
    if id > 1 {
        break;
    }
    id
}

#[asyncio::coroutine]
pub async fn continue_outside_of_a_loop(id: u32) -> u32 {
    if id > 1 {
        fetch(id).await;
        continue;
    }
    id
}

#[asyncio::coroutine]
pub async fn unknown_label(id: u32) -> u32 {
    'outer: loop {
        fetch(id).await;
        break 'outr;
    }
    id
}

#[asyncio::coroutine]
pub async fn break_in_a_closure(id: u32) -> u32 {
    loop {
        fetch(id).await;
        let stop = || break;
        stop();
    }
}

#[asyncio::coroutine]
pub async fn missing_lifetime(id: u32) -> &str {
    fetch(id).await;
    "a"
}

#[asyncio::coroutine]
pub async fn ambiguous_lifetime(first: &str, second: &str) -> &str {
    fetch(1).await;
    first
}

#[asyncio::coroutine]
pub async fn undeclared_lifetime(first: &'a str) {
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn impl_trait_in_a_let(id: u32) {
    let number: impl Copy = id;
    fetch(number).await;
}

#[asyncio::coroutine]
pub async fn generic_of_an_outer_function<T>(value: T) {
    fn inner(value: T) {}
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn captured_by_an_inner_function(id: u32) {
    fn inner() -> u32 {
        id
    }
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn self_in_a_free_function() {
    fetch(1).await;
    self.go();
}

#[asyncio::coroutine]
pub async fn two_parameters_of_one_name(id: u32, id: u32) {
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn assigned_to_a_call(id: u32) {
    fetch(id).await;
    fetch(id) = 2;
    1 = id;
}

#[asyncio::coroutine]
pub async fn assigned_to_a_constant() {
    const LIMIT: u32 = 1;
    fetch(1).await;
    LIMIT = 2;
}

#[asyncio::coroutine]
pub async fn wrong_generics(id: u32) {
    let items = Vec::<u32, u32, u32>::new();
    fetch::<u32>(id).await;
}

#[asyncio::coroutine]
pub async fn type_as_a_value(id: u32) {
    fetch(id).await;
    let number = u32;
    let text = String;
}

#[asyncio::coroutine]
pub async fn binding_in_one_alternative(id: Result<u32, u32>) -> u32 {
    match id {
        Ok(id) | Err(_) => {
            fetch(1).await;
            id
        }
    }
}

#[asyncio::coroutine]
pub async fn unsafe_call_without_unsafe() {
    fetch(1).await;
    danger();
}

pub unsafe fn danger() {}
