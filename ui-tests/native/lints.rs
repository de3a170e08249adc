//! What rustc warns of.

pub struct Person {
    pub name: String,
    pub age: u32,
}

pub async fn fetch(_id: u32) -> String {
    String::new()
}

pub async fn attempt(_id: u32) -> Result<u32, String> {
    Ok(1)
}

#[must_use]
pub fn important() -> u32 {
    1
}

#[deprecated]
pub fn old() {}

#[asyncio::coroutine]
pub async fn unused_variable() {
    let text = fetch(1).await;
}

#[asyncio::coroutine]
pub async fn unused_plain_variable() {
    let count = 1;
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn unused_parameter(id: u32) {
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn unused_parameter_without_an_await(id: u32) {}

#[asyncio::coroutine]
pub async fn unused_in_a_pattern(person: Person) -> u32 {
    let Person { name, age } = person;
    fetch(1).await;
    age
}

#[asyncio::coroutine]
pub async fn unused_in_a_tuple(pair: (u32, u32)) -> u32 {
    let (first, second) = pair;
    fetch(first).await;
    first
}

#[asyncio::coroutine]
pub async fn unused_in_an_arm(value: Option<u32>) -> u32 {
    match value {
        Some(number) => fetch(1).await.len() as u32,
        None => 0,
    }
}

#[asyncio::coroutine]
pub async fn unused_loop_variable() {
    for id in 0..3 {
        fetch(1).await;
    }
}

#[asyncio::coroutine]
pub async fn unused_mut() -> usize {
    let mut text = fetch(1).await;
    text.len()
}

#[asyncio::coroutine]
pub async fn unused_plain_mut() -> usize {
    let mut text = String::new();
    fetch(1).await;
    text.len()
}

#[asyncio::coroutine]
pub async fn unused_mut_of_a_parameter(mut id: u32) -> u32 {
    fetch(id).await;
    id
}

#[asyncio::coroutine]
pub async fn unused_assignment(id: u32) -> u32 {
    let mut count = 1;
    count = 2;
    fetch(id).await;
    count
}

#[asyncio::coroutine]
pub async fn never_read(id: u32) -> u32 {
    let mut count = 1;
    fetch(count).await;
    count = 2;
    id
}

#[asyncio::coroutine]
pub async fn unused_result() {
    attempt(1).await;
}

#[asyncio::coroutine]
pub async fn unused_future() {
    fetch(1);
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn unused_must_use() {
    important();
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn unused_plain_result() {
    "1".parse::<u32>();
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn unused_comparison(id: u32) {
    fetch(1).await;
    id == 1;
}

#[asyncio::coroutine]
pub async fn path_statement(id: u32) {
    fetch(1).await;
    id;
}

#[asyncio::coroutine]
pub async fn unreachable_after_return(id: u32) -> u32 {
    fetch(1).await;
    return id;
    println!("never");
}

#[asyncio::coroutine]
pub async fn unreachable_await(id: u32) -> u32 {
    return id;
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn unreachable_after_loop() {
    loop {
        fetch(1).await;
    }
    println!("never");
}

#[asyncio::coroutine]
pub async fn unreachable_pattern(id: u32) -> u32 {
    match id {
        _ => fetch(1).await.len() as u32,
        1 => 2,
    }
}

#[asyncio::coroutine]
pub async fn irrefutable_if_let(id: u32) -> u32 {
    if let number = id {
        fetch(number).await;
    }
    id
}

#[asyncio::coroutine]
pub async fn unused_parens(id: u32) -> u32 {
    fetch(1).await;
    if (id > 1) {
        return (id);
    }
    let value = (id + 1);
    value
}

#[asyncio::coroutine]
pub async fn unused_braces(id: u32) -> u32 {
    fetch({ id }).await;
    let value = { id };
    value
}

#[asyncio::coroutine]
pub async fn while_true() {
    while true {
        fetch(1).await;
    }
}

#[asyncio::coroutine]
pub async fn unused_label() {
    'outer: loop {
        fetch(1).await;
        break;
    }
}

#[asyncio::coroutine]
pub async fn unused_unsafe(id: u32) -> u32 {
    fetch(1).await;
    unsafe { id }
}

#[asyncio::coroutine]
pub async fn unused_import() {
    use std::collections::HashMap;
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn dead_inner_function() {
    fn inner() {}
    const LIMIT: u32 = 1;
    struct Unused;
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn deprecated_call() {
    old();
    fetch(1).await;
}

#[asyncio::coroutine]
async fn never_called() {
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn camel_case() {
    let someThing = fetch(1).await;
    println!("{someThing}");
}

#[asyncio::coroutine]
pub async fn camelCase(someThing: u32) {
    fetch(someThing).await;
}

#[asyncio::coroutine]
pub async fn overflowing() -> u8 {
    fetch(1).await;
    256
}

#[asyncio::coroutine]
pub async fn useless_comparison(id: u32) -> bool {
    fetch(1).await;
    id >= 0
}

#[asyncio::coroutine]
pub async fn redundant_semicolon() {
    fetch(1).await;;
}

#[asyncio::coroutine]
pub async fn shorthand(person: Person) -> u32 {
    let Person { name: name, age: age } = person;
    fetch(1).await;
    println!("{name}");
    age
}

#[asyncio::coroutine]
pub async fn unused_closure() {
    fetch(1).await;
    || 1;
}

#[asyncio::coroutine]
pub async fn unused_allocation(id: u32) -> usize {
    let size = Box::new([id, 2]).len();
    fetch(1).await;
    size
}

#[asyncio::coroutine]
pub async fn unconditional_panic(items: [u32; 2]) -> u32 {
    fetch(1).await;
    items[0] / 1
}

#[asyncio::coroutine]
#[allow(unused_variables)]
pub async fn allowed() {
    let text = fetch(1).await;
}

#[asyncio::coroutine]
#[expect(unused_variables)]
pub async fn expected() {
    let text = fetch(1).await;
}

#[asyncio::coroutine]
pub async fn allowed_inside() {
    #[allow(unused_variables)]
    let text = fetch(1).await;
    #[allow(unused_mut)]
    let mut count = 1;
    println!("{count}");
}

#[asyncio::coroutine]
pub async fn nothing_to_say_of_one_line(id: u32) -> String { fetch(id).await }

#[asyncio::coroutine]
pub async fn nothing_to_say_of_two_lines(id: u32) -> String {
    fetch(id).await
}

#[asyncio::coroutine]
pub async fn ends_with_what_never_returns(id: u32) -> u32 {
    fetch(id).await;
    std::process::exit(1)
}

#[asyncio::coroutine]
pub async fn each_arm_leaves(id: u32) -> u32 {
    fetch(id).await;
    match id {
        0 => return 1,
        1 => return { 2 },
        _ => std::process::exit(2),
    }
}

#[asyncio::coroutine]
pub async fn overwritten_parameter(mut id: u32) -> u32 {
    id = fetch(1).await.len() as u32;
    id
}

#[asyncio::coroutine]
pub async fn overwritten_in_a_pattern((mut first, second): (u32, u32)) -> u32 {
    first = fetch(second).await.len() as u32;
    first
}

impl Person {
    #[asyncio::coroutine]
    pub async fn nothing_to_say_of_self(mut self) -> Self {
        self.age = fetch(1).await.len() as u32;
        let Person { name, age } = self;
        fetch(age).await;
        Person { name, age: age + 1 }
    }

    #[asyncio::coroutine]
    pub async fn overwritten_self(mut self, other: Self) -> String {
        self = other;
        fetch(1).await;
        self.name
    }

    #[asyncio::coroutine]
    pub async fn mutable_self(mut self) -> String {
        fetch(1).await;
        self.name
    }

    #[asyncio::coroutine]
    pub async fn field_never_read(mut self) -> String {
        fetch(1).await;
        self.age = 3;
        self.name
    }
}

#[asyncio::coroutine]
pub async fn field_of_a_parameter_never_read(mut person: Person) -> String {
    person.age = fetch(1).await.len() as u32;
    person.name
}

#[asyncio::coroutine]
pub async fn counted_and_not_read(items: Vec<u32>) {
    let mut count = 0;
    for item in items {
        fetch(item).await;
        count += 1;
    }
}

#[asyncio::coroutine]
pub async fn captured_and_not_read(id: u32) -> String {
    let mut count = id;
    let mut add = move || count += 1;
    add();
    fetch(id).await
}

#[asyncio::coroutine]
pub async fn unused_in_a_closure(id: u32) -> Option<u32> {
    let found = fetch(id).await.chars().map(|letter| id).max();
    found
}

#[asyncio::coroutine]
pub async fn unused_let_else(value: Option<u32>) -> u32 {
    let Some(number) = value else {
        let why = fetch(1).await;
        return 0;
    };
    fetch(2).await;
    1
}

#[asyncio::coroutine]
pub async fn declared_and_given_but_not_read(id: u32) {
    let text;
    if id > 1 {
        text = fetch(1).await;
    } else {
        text = String::new();
    }
}

#[asyncio::coroutine]
pub async fn dropped_reference(id: u32) -> String {
    let text = fetch(id).await;
    drop(&text);
    text
}

#[asyncio::coroutine]
pub async fn let_underscore_of_a_lock(lock: &std::sync::Mutex<u32>) -> String {
    let _ = lock.lock();
    fetch(1).await
}

#[asyncio::coroutine]
pub async fn value_of_a_block_not_used(id: u32) -> u32 {
    {
        id + 1
    };
    if fetch(id).await.is_empty() { 1 } else { 2 };
    id
}
