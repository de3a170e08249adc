//! Mistakes with what is moved out of something: a field, an element, what a loop goes over.

#![allow(dead_code)]

pub async fn fetch(id: u32) -> String {
    id.to_string()
}

pub async fn length(text: &str) -> usize {
    text.len()
}

pub fn eat(_: String) {}

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

pub struct User {
    pub name: String,
    pub tags: Vec<String>,
    pub inner: Inner,
}

pub struct Inner {
    pub a: String,
    pub b: Option<String>,
}


#[asyncio::coroutine]
pub async fn let_from_ref(user: &User) -> String {
    fetch(1).await;
    let name = user.name;
    fetch(1).await;
    name
}

#[asyncio::coroutine]
pub async fn let_from_ref_first(user: &User) -> String {
    let name = user.name;
    fetch(1).await;
    name
}

#[asyncio::coroutine]
pub async fn arg_from_ref(user: &User) {
    eat(user.name);
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn arg_from_ref_last(user: &User) {
    fetch(1).await;
    eat(user.name);
}

#[asyncio::coroutine]
pub async fn from_local_ref(user: User) -> String {
    let r = &user;
    fetch(1).await;
    let name = r.name;
    fetch(2).await;
    name
}

#[asyncio::coroutine]
pub async fn from_local_ref_tail(user: User) -> String {
    let r = &user;
    fetch(1).await;
    r.name
}

#[asyncio::coroutine]
pub async fn index(items: Vec<String>) -> String {
    fetch(1).await;
    let first = items[0];
    fetch(2).await;
    first
}

#[asyncio::coroutine]
pub async fn index_arg(items: Vec<String>) {
    eat(items[0]);
    fetch(2).await;
}

#[asyncio::coroutine]
pub async fn from_arc(user: Arc<User>) -> String {
    let name = user.name;
    fetch(1).await;
    name
}

#[asyncio::coroutine]
pub async fn option_of_ref(user: &User) -> String {
    let b = user.inner.b.unwrap();
    fetch(1).await;
    b
}

#[asyncio::coroutine]
pub async fn option_of_ref_if_let(user: &User) -> String {
    if let Some(b) = user.inner.b {
        fetch(1).await;
        return b;
    }
    String::new()
}

#[asyncio::coroutine]
pub async fn option_of_ref_match(user: &User) -> String {
    match user.inner.b {
        Some(b) => {
            fetch(1).await;
            b
        }
        None => String::new(),
    }
}

#[asyncio::coroutine]
pub async fn deref_star(name: &String) -> String {
    let own = *name;
    fetch(1).await;
    own
}

#[asyncio::coroutine]
pub async fn into_iter_of_ref(user: &User) {
    for tag in user.tags {
        length(&tag).await;
    }
}

#[asyncio::coroutine]
pub async fn into_iter_of_local(user: User) -> usize {
    for tag in user.tags {
        length(&tag).await;
    }
    user.tags.len()
}

#[asyncio::coroutine]
pub async fn iter_vec_used_again(tags: Vec<String>) -> usize {
    for tag in tags {
        length(&tag).await;
    }
    tags.len()
}

#[asyncio::coroutine]
pub async fn closure_moves(tags: Vec<String>) -> usize {
    let f = move || tags.len();
    fetch(1).await;
    f() + tags.len()
}

#[asyncio::coroutine]
pub async fn mut_ref_field(user: &mut User) -> String {
    let name = user.name;
    fetch(1).await;
    name
}

#[asyncio::coroutine]
pub async fn map_get(map: HashMap<u32, String>) -> String {
    let value = *map.get(&1).unwrap();
    fetch(1).await;
    value
}

#[asyncio::coroutine]
pub async fn part_then_again(user: User) -> usize {
    eat(user.name);
    fetch(1).await;
    user.name.len()
}

#[asyncio::coroutine]
pub async fn let_part_then_again(user: User) -> usize {
    let name = user.name;
    fetch(1).await;
    name.len() + user.name.len()
}

#[asyncio::coroutine]
pub async fn moved_in_loop(name: String) -> usize {
    let mut n = 0;
    for i in 0..3 {
        fetch(i).await;
        eat(name);
        n += 1;
    }
    n
}

#[asyncio::coroutine]
pub async fn moved_into_closure(name: String) -> usize {
    let f = move || name.len();
    fetch(1).await;
    name.len() + f()
}

#[asyncio::coroutine]
pub async fn moved_to_spawn(name: String) -> usize {
    std::thread::spawn(move || eat(name));
    fetch(1).await;
    name.len()
}

#[asyncio::coroutine]
pub async fn not_mut() -> Vec<String> {
    let items = vec![];
    items.push(fetch(1).await);
    items
}

#[asyncio::coroutine]
pub async fn not_mut_plain() -> usize {
    let items = vec![];
    items.push(1);
    fetch(1).await;
    items.len()
}

#[asyncio::coroutine]
pub async fn not_mut_counter() -> usize {
    let count = 0;
    for i in 0..3 {
        fetch(i).await;
        count += 1;
    }
    count
}

#[asyncio::coroutine]
pub async fn not_mut_param(items: Vec<String>) -> usize {
    items.push(fetch(1).await);
    items.len()
}

#[asyncio::coroutine]
pub async fn two_mut_borrows(mut items: Vec<String>) -> usize {
    let a = &mut items;
    let b = &mut items;
    a.push(fetch(1).await);
    b.len()
}

#[asyncio::coroutine]
pub async fn push_while_iterating(mut items: Vec<String>) -> usize {
    for item in &items {
        length(item).await;
        items.push(String::new());
    }
    items.len()
}

#[asyncio::coroutine]
pub async fn returns_local() -> &'static str {
    let s = fetch(1).await;
    &s
}

#[asyncio::coroutine]
pub async fn returns_local_ref<'a>(x: &'a str) -> &'a str {
    let s = fetch(1).await;
    s.as_str()
}

#[asyncio::coroutine]
pub async fn in_nested_loops(users: Vec<User>) -> usize {
    let mut n = 0;
    for user in users {
        for tag in user.tags {
            n += length(tag).await;
        }
        n += user.tags.len();
    }
    n
}

#[asyncio::coroutine]
pub async fn ref_in_loop(users: &Vec<User>) -> Vec<String> {
    let mut out = vec![];
    for user in users {
        out.push(user.name);
        fetch(1).await;
    }
    out
}

#[asyncio::coroutine]
pub async fn ref_in_loop_let(users: &Vec<User>) -> usize {
    let mut out = 0;
    for user in users {
        let name = user.name;
        fetch(1).await;
        out += name.len();
    }
    out
}

#[asyncio::coroutine]
pub async fn option_unwrap_ref(user: &Option<User>) -> usize {
    let user = user.unwrap();
    fetch(1).await;
    user.name.len()
}

#[asyncio::coroutine]
pub async fn map_moved(map: HashMap<u32, String>) -> usize {
    for (k, v) in map {
        length(&v).await;
    }
    map.len()
}

#[asyncio::coroutine]
pub async fn borrowed_cell(cell: Rc<RefCell<Vec<String>>>) {
    let guard = cell.borrow();
    guard.push(fetch(1).await);
}
