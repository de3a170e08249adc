//! Moves, borrows, lifetimes.

use std::sync::Mutex;

pub struct Person {
    pub name: String,
    pub age: u32,
}

impl Drop for Guarded {
    fn drop(&mut self) {}
}

pub struct Guarded {
    pub name: String,
}

pub async fn fetch(_id: u32) -> String {
    String::new()
}

pub async fn keep(text: String) -> usize {
    text.len()
}

pub async fn length(text: &str) -> usize {
    text.len()
}

pub async fn push(text: &mut String) {
    text.push('a');
}

pub fn consume(_text: String) {}

pub fn spawn<F: Future + Send + 'static>(_future: F) {}

#[asyncio::coroutine]
pub async fn used_after_a_move(text: String) -> usize {
    keep(text).await;
    text.len()
}

#[asyncio::coroutine]
pub async fn used_after_a_plain_move(text: String) -> usize {
    consume(text);
    fetch(1).await;
    text.len()
}

#[asyncio::coroutine]
pub async fn borrowed_after_a_move() -> usize {
    let text = fetch(1).await;
    consume(text);
    length(&text).await
}

#[asyncio::coroutine]
pub async fn moved_while_it_is_used_later(text: String) -> usize {
    let size = length(&text).await;
    consume(text);
    length(&text).await + size
}

#[asyncio::coroutine]
pub async fn moved_twice() {
    let text = fetch(1).await;
    let first = text;
    let second = text;
    keep(first).await;
    keep(second).await;
}

#[asyncio::coroutine]
pub async fn moved_in_a_loop(text: String) {
    for _ in 0..2 {
        keep(text).await;
    }
}

#[asyncio::coroutine]
pub async fn plainly_moved_in_a_loop(text: String) {
    for id in 0..2 {
        consume(text);
        fetch(id).await;
    }
}

#[asyncio::coroutine]
pub async fn moved_in_a_while(text: String) {
    let mut count = 0;
    while count < 2 {
        count += keep(text).await;
    }
}

#[asyncio::coroutine]
pub async fn moved_in_a_branch(text: String, id: u32) -> usize {
    if id > 1 {
        keep(text).await;
    }
    text.len()
}

#[asyncio::coroutine]
pub async fn moved_by_a_method(text: Option<String>) -> bool {
    fetch(1).await;
    text.unwrap();
    text.is_some()
}

#[asyncio::coroutine]
pub async fn moved_by_a_loop(items: Vec<String>) -> usize {
    for item in items {
        keep(item).await;
    }
    items.len()
}

#[asyncio::coroutine]
pub async fn moved_by_a_pattern(person: Option<Person>) -> bool {
    if let Some(person) = person {
        keep(person.name).await;
    }
    person.is_some()
}

#[asyncio::coroutine]
pub async fn moved_by_a_closure(text: String) -> usize {
    let shout = move || text.len();
    fetch(1).await;
    shout() + text.len()
}

#[asyncio::coroutine]
pub async fn moved_in_part(person: Person) -> u32 {
    keep(person.name).await;
    let other = person;
    other.age
}

#[asyncio::coroutine]
pub async fn moved_in_part_then_borrowed(person: Person) -> usize {
    let name = person.name;
    fetch(1).await;
    length(&person.name).await + name.len()
}

#[asyncio::coroutine]
pub async fn part_moved_of_a_type_with_drop(guarded: Guarded) -> usize {
    let name = guarded.name;
    keep(name).await
}

#[asyncio::coroutine]
pub async fn moved_out_of_a_reference(person: &Person) -> usize {
    keep(person.name).await
}

#[asyncio::coroutine]
pub async fn moved_out_of_a_reference_across_an_await(person: &Person) -> usize {
    let name = person.name;
    fetch(1).await;
    name.len()
}

#[asyncio::coroutine]
pub async fn moved_out_of_a_vector(items: Vec<String>) -> usize {
    let first = items[0];
    keep(first).await
}

#[asyncio::coroutine]
pub async fn moved_out_of_a_mutex(shared: &Mutex<String>) -> usize {
    fetch(1).await;
    let text = *shared.lock().unwrap();
    text.len()
}

#[asyncio::coroutine]
pub async fn moved_while_borrowed() -> usize {
    let text = fetch(1).await;
    let first = &text;
    keep(text).await + first.len()
}

#[asyncio::coroutine]
pub async fn plainly_moved_while_borrowed() -> usize {
    let text = fetch(1).await;
    let first = &text;
    consume(text);
    fetch(1).await;
    first.len()
}

#[asyncio::coroutine]
pub async fn dropped_while_borrowed() -> usize {
    let text = fetch(1).await;
    let future = length(&text);
    drop(text);
    future.await
}

#[asyncio::coroutine]
pub async fn borrowed_twice_mutably() {
    let mut text = fetch(1).await;
    let first = &mut text;
    let second = &mut text;
    push(first).await;
    push(second).await;
}

#[asyncio::coroutine]
pub async fn read_while_borrowed_mutably() -> usize {
    let mut text = fetch(1).await;
    let first = &mut text;
    let size = length(&text).await;
    push(first).await;
    size
}

#[asyncio::coroutine]
pub async fn pushed_while_borrowed() -> usize {
    let mut items = vec![fetch(1).await];
    let first = &items[0];
    items.push(fetch(2).await);
    length(first).await
}

#[asyncio::coroutine]
pub async fn plainly_pushed_while_borrowed() -> usize {
    let mut items = vec![fetch(1).await];
    let first = &items[0];
    items.push(String::new());
    length(first).await
}

#[asyncio::coroutine]
pub async fn pushed_in_a_loop_over_it(mut items: Vec<String>) {
    for item in &items {
        length(item).await;
        items.push(String::new());
    }
}

#[asyncio::coroutine]
pub async fn assigned_while_borrowed() -> usize {
    let mut text = fetch(1).await;
    let first = &text;
    fetch(2).await;
    text = String::new();
    first.len()
}

#[asyncio::coroutine]
pub async fn assigned_an_await_while_borrowed() -> usize {
    let mut text = fetch(1).await;
    let first = &text;
    text = fetch(2).await;
    first.len()
}

#[asyncio::coroutine]
pub async fn not_mutable() {
    let text = fetch(1).await;
    push(&mut text).await;
}

#[asyncio::coroutine]
pub async fn not_mutable_parameter(text: String) {
    fetch(1).await;
    text.push('a');
}

#[asyncio::coroutine]
pub async fn not_mutable_parameter_lent(text: String) {
    push(&mut text).await;
}

#[asyncio::coroutine]
pub async fn not_mutable_method() {
    let items = vec![1];
    fetch(1).await;
    items.push(2);
    fetch(1).await;
    items.push(3);
}

#[asyncio::coroutine]
pub async fn not_mutable_field() -> u32 {
    let person = Person { name: fetch(1).await, age: 1 };
    person.age = 2;
    fetch(1).await;
    person.age
}

#[asyncio::coroutine]
pub async fn not_mutable_assignment(id: u32) -> u32 {
    let count = id;
    fetch(count).await;
    count = 2;
    count
}

#[asyncio::coroutine]
pub async fn not_mutable_compound(id: u32) -> u32 {
    let count = 0;
    while count < id {
        fetch(count).await;
        count += 1;
    }
    count
}

#[asyncio::coroutine]
pub async fn not_mutable_reference(text: &String) {
    fetch(1).await;
    text.push('a');
}

#[asyncio::coroutine]
pub async fn not_mutable_reference_lent(text: &String) {
    push(text).await;
}

#[asyncio::coroutine]
pub async fn not_mutable_self_like(person: &Person) {
    fetch(1).await;
    person.age += 1;
}

#[asyncio::coroutine]
pub async fn not_mutable_closure() -> u32 {
    let mut count = 0;
    let next = || count += 1;
    next();
    fetch(1).await;
    count
}

#[asyncio::coroutine]
pub async fn loop_variable_not_mutable(items: Vec<String>) {
    for item in items {
        push(&mut item).await;
    }
}

#[asyncio::coroutine]
pub async fn without_a_value(id: u32) -> u32 {
    let count: u32;
    fetch(id).await;
    count
}

#[asyncio::coroutine]
pub async fn without_a_value_in_one_branch(id: u32) -> usize {
    let text: String;
    if id > 1 {
        text = fetch(id).await;
    }
    text.len()
}

#[asyncio::coroutine]
pub async fn local_returned<'a>() -> &'a str {
    let text = fetch(1).await;
    &text
}

#[asyncio::coroutine]
pub async fn local_returned_by_a_method<'a>() -> &'a str {
    let text = fetch(1).await;
    text.as_str()
}

#[asyncio::coroutine]
pub async fn parameter_returned<'a>(text: String) -> &'a str {
    fetch(1).await;
    text.as_str()
}

#[asyncio::coroutine]
pub async fn other_lifetime_returned<'a, 'b>(first: &'a str, second: &'b str) -> &'a str {
    fetch(1).await;
    if first.is_empty() { second } else { first }
}

#[asyncio::coroutine]
pub async fn temporary_dropped() -> usize {
    let first = fetch(1).await.as_str();
    fetch(2).await;
    first.len()
}

#[asyncio::coroutine]
pub async fn plain_temporary_dropped() -> usize {
    let first = String::from("a").as_str();
    fetch(2).await;
    first.len()
}

#[asyncio::coroutine]
pub async fn outlived_by_a_reference() -> usize {
    let first;
    {
        let text = fetch(1).await;
        first = &text;
    }
    length(first).await
}

#[asyncio::coroutine]
pub async fn outlived_by_an_element() -> usize {
    let mut items: Vec<&str> = vec![];
    for id in 0..2 {
        let text = fetch(id).await;
        items.push(&text);
    }
    items.len()
}

#[asyncio::coroutine]
pub async fn spawned_with_a_borrow() {
    let text = fetch(1).await;
    spawn(async { text.len() });
    spawn(length(&text));
}

#[asyncio::coroutine]
pub async fn spawned_with_a_parameter(text: &str) {
    spawn(length(text));
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn spawned_closure() -> usize {
    let text = fetch(1).await;
    let handle = std::thread::spawn(|| text.len());
    handle.join().unwrap()
}

#[asyncio::coroutine]
pub async fn spawned_not_send() {
    let shared = std::rc::Rc::new(1);
    spawn(async move {
        fetch(1).await;
        drop(shared);
    });
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn boxed_with_a_borrow<'a>(text: &'a str) -> Box<dyn Fn() -> usize> {
    fetch(1).await;
    Box::new(move || text.len())
}

#[asyncio::coroutine]
pub async fn moved_into_an_async_block(text: String) -> usize {
    let later = async move { text.len() };
    fetch(1).await;
    later.await + text.len()
}

#[asyncio::coroutine]
pub async fn moved_by_struct_update(person: Person) -> usize {
    let other = Person { age: 2, ..person };
    fetch(1).await;
    other.name.len() + person.name.len()
}

pub struct Counter {
    count: u32,
    name: String,
}

impl Counter {
    #[asyncio::coroutine]
    pub async fn not_mutable_self(&self) {
        fetch(1).await;
        self.count += 1;
    }

    #[asyncio::coroutine]
    pub async fn moved_out_of_self(&self) -> String {
        fetch(1).await;
        self.name
    }

    #[asyncio::coroutine]
    pub async fn self_borrowed_twice(&mut self) -> usize {
        let name = &self.name;
        self.change().await;
        name.len()
    }

    #[asyncio::coroutine]
    pub async fn self_used_after_a_move(self) -> u32 {
        consume(self.name);
        fetch(1).await;
        self.change_owned()
    }

    async fn change(&mut self) {
        self.count += 1;
    }

    fn change_owned(self) -> u32 {
        self.count
    }
}
