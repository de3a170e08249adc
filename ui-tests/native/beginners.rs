//! What one gets wrong at first: types, arguments, patterns, names of fields and methods.

#![allow(dead_code)]

pub async fn fetch(id: u32) -> String {
    id.to_string()
}

pub async fn length(text: &str) -> usize {
    text.len()
}

pub fn eat(_: String) {}

pub async fn attempt(id: u32) -> Result<u32, String> {
    Ok(id)
}

pub async fn get_user() -> User {
    User { name: String::new(), tags: vec![], age: 1 }
}

pub fn show<T: std::fmt::Display>(value: T) -> String {
    value.to_string()
}

#[derive(Debug)]
pub struct User {
    pub name: String,
    pub tags: Vec<String>,
    pub age: u32,
}

pub trait Greet {
    fn greet(&self) -> String;
}

pub trait Store {
    type Item;
    fn get(&self, key: &str) -> Option<Self::Item>;
}

pub enum Shape {
    Circle(f64),
    Square { side: f64 },
}


#[asyncio::coroutine]
pub async fn typo_in_variant(shape: Shape) -> f64 {
    fetch(1).await;
    match shape {
        Shape::Circel(r) => r,
        Shape::Square { side } => side,
    }
}

#[asyncio::coroutine]
pub async fn typo_in_pattern_field(shape: Shape) -> f64 {
    match shape {
        Shape::Circle(r) => { fetch(1).await; r }
        Shape::Square { sid } => sid,
    }
}

#[asyncio::coroutine]
pub async fn missing_arm(shape: Shape) -> f64 {
    match shape {
        Shape::Circle(r) => { fetch(1).await; r }
    }
}

#[asyncio::coroutine]
pub async fn too_many_args() -> String {
    fetch(1, 2).await
}

#[asyncio::coroutine]
pub async fn too_few_args() -> String {
    fetch().await
}

#[asyncio::coroutine]
pub async fn wrong_arg() -> String {
    fetch("1").await
}

#[asyncio::coroutine]
pub async fn wrong_arg_in_loop(ids: Vec<u64>) -> usize {
    let mut n = 0;
    for id in ids {
        n += fetch(id).await.len();
    }
    n
}

#[asyncio::coroutine]
pub async fn wrong_return() -> u32 {
    fetch(1).await
}

#[asyncio::coroutine]
pub async fn no_return() -> u32 {
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn unit_return_with_value() {
    fetch(1).await
}

#[asyncio::coroutine]
pub async fn question_in_unit() {
    let n = attempt(1).await?;
    println!("{n}");
}

#[asyncio::coroutine]
pub async fn question_wrong_error() -> Result<u32, std::io::Error> {
    let n = attempt(1).await?;
    Ok(n)
}

#[asyncio::coroutine]
pub async fn question_on_option() -> Result<u32, String> {
    let n = Some(1)?;
    attempt(n).await
}

#[asyncio::coroutine]
pub async fn forgotten_question() -> Result<u32, String> {
    let n = attempt(1).await;
    Ok(n + 1)
}

#[asyncio::coroutine]
pub async fn forgotten_ok() -> Result<u32, String> {
    let n = attempt(1).await?;
    n
}

#[asyncio::coroutine]
pub async fn forgotten_await() -> usize {
    let text = fetch(1);
    fetch(2).await;
    text.len()
}

#[asyncio::coroutine]
pub async fn missing_bound<T>(value: T) -> String {
    fetch(1).await;
    format!("{}", value)
}

#[asyncio::coroutine]
pub async fn missing_bound_arg<T>(value: T) -> String {
    fetch(1).await;
    show(value)
}

#[asyncio::coroutine]
pub async fn compare_types(name: String) -> bool {
    fetch(1).await == 1
}

#[asyncio::coroutine]
pub async fn add_types(n: u32) -> u32 {
    n + fetch(1).await
}

#[asyncio::coroutine]
pub async fn add_await_first(n: u32) -> String {
    fetch(1).await + n
}

#[asyncio::coroutine]
pub async fn if_condition(n: u32) -> u32 {
    if fetch(1).await { 1 } else { 2 }
}

#[asyncio::coroutine]
pub async fn if_assign(n: u32) -> u32 {
    fetch(1).await;
    if n = 1 { 1 } else { 2 }
}

#[asyncio::coroutine]
pub async fn while_condition(n: u32) {
    while fetch(n).await {
        println!("x");
    }
}

#[asyncio::coroutine]
pub async fn for_not_iter(n: u32) {
    for i in n {
        fetch(i).await;
    }
}

#[asyncio::coroutine]
pub async fn for_not_iter_struct(user: User) {
    for i in user {
        fetch(1).await;
    }
}

#[asyncio::coroutine]
pub async fn index_type(items: Vec<String>) -> usize {
    let i: i32 = 0;
    fetch(1).await;
    items[i].len()
}

#[asyncio::coroutine]
pub async fn index_not(user: User) -> usize {
    fetch(1).await;
    user[0]
}

#[asyncio::coroutine]
pub async fn call_not_fn(n: u32) -> usize {
    fetch(1).await;
    n(1)
}

#[asyncio::coroutine]
pub async fn deref_not(n: u32) -> u32 {
    fetch(1).await;
    *n
}

#[asyncio::coroutine]
pub async fn struct_missing_field() -> User {
    User { name: fetch(1).await, age: 1 }
}

#[asyncio::coroutine]
pub async fn struct_wrong_field() -> User {
    User { nam: fetch(1).await, tags: vec![], age: 1 }
}

#[asyncio::coroutine]
pub async fn struct_wrong_type() -> User {
    User { name: fetch(1).await, tags: vec![], age: "1" }
}

#[asyncio::coroutine]
pub async fn let_wrong_type() -> usize {
    let n: usize = fetch(1).await;
    n
}

#[asyncio::coroutine]
pub async fn let_else_wrong() -> usize {
    let Some(n) = attempt(1).await else { return 0 };
    n as usize
}

#[asyncio::coroutine]
pub async fn if_let_wrong() -> usize {
    if let Some(n) = attempt(1).await {
        return 1;
    }
    0
}

#[asyncio::coroutine]
pub async fn match_wrong_pattern() -> usize {
    match attempt(1).await {
        Some(n) => 1,
        None => 0,
    }
}

#[asyncio::coroutine]
pub async fn collect_unknown(items: Vec<u32>) -> usize {
    let all = items.iter().map(|x| x + 1).collect();
    fetch(1).await;
    all.len()
}

#[asyncio::coroutine]
pub async fn closure_args(items: Vec<u32>) -> usize {
    fetch(1).await;
    items.iter().map(|a, b| a).count()
}

#[asyncio::coroutine]
pub async fn trait_not_in_scope(items: Vec<u32>) -> String {
    fetch(1).await;
    let mut s = String::new();
    s.write_str("a").unwrap();
    s
}

#[asyncio::coroutine]
pub async fn trait_not_implemented(user: User) -> String {
    fetch(1).await;
    user.greet()
}

#[asyncio::coroutine]
pub async fn trait_not_implemented_before(user: User) -> String {
    let s = user.greet();
    fetch(1).await;
    s
}

#[asyncio::coroutine]
pub async fn clone_missing(shape: Shape) -> f64 {
    let other = shape.clone();
    fetch(1).await;
    1.0
}

#[asyncio::coroutine]
pub async fn print_missing(shape: Shape) {
    fetch(1).await;
    println!("{:?}", shape);
}

#[asyncio::coroutine]
pub async fn print_missing_before(shape: Shape) {
    println!("{:?}", shape);
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn format_args_count(n: u32) {
    println!("{} {}", n);
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn compare_struct(a: User, b: User) -> bool {
    fetch(1).await;
    a == b
}

#[asyncio::coroutine]
pub async fn compare_struct_await(a: User) -> bool {
    a == get_user().await
}

#[asyncio::coroutine]
pub async fn as_cast(user: User) -> u32 {
    fetch(1).await as u32
}

#[asyncio::coroutine]
pub async fn private_method(m: std::sync::Mutex<u32>) -> u32 {
    let g = m.lock();
    fetch(1).await;
    *g
}

#[asyncio::coroutine]
pub async fn neg_string() -> String {
    -fetch(1).await
}

#[asyncio::coroutine]
pub async fn shadow_unused(n: u32) -> u32 {
    let unused = fetch(1).await;
    let mut never = 1;
    n
}

#[asyncio::coroutine]
pub async fn unreachable_after_return(n: u32) -> u32 {
    fetch(1).await;
    return n;
    fetch(2).await;
}

#[asyncio::coroutine]
pub async fn destructure() -> usize {
    let (a, b) = fetch(1).await;
    1
}

#[asyncio::coroutine]
pub async fn chain_match() -> usize {
    match attempt(1).await.ok() {
        Ok(n) => 1,
        _ => 0,
    }
}

#[asyncio::coroutine]
pub async fn chain_if() -> usize {
    if let Ok(n) = attempt(1).await.ok() {
        return 2;
    }
    1
}

#[asyncio::coroutine]
pub async fn while_let() -> usize {
    while let Some(n) = attempt(1).await {
        fetch(1).await;
    }
    1
}

#[asyncio::coroutine]
pub async fn question_match() -> Result<usize, String> {
    match attempt(1).await? {
        Some(n) => Ok(n),
        None => Ok(0),
    }
}

#[asyncio::coroutine]
pub async fn let_else() -> usize {
    let Some(n) = attempt(1).await else { return 0 };
    fetch(n).await;
    1
}

#[asyncio::coroutine]
pub async fn reference() -> usize {
    match &attempt(1).await {
        Some(n) => fetch(1).await.len(),
        None => 2,
    }
}

#[asyncio::coroutine]
pub async fn arms_await(shape: Option<u32>) -> usize {
    match shape {
        Ok(n) => fetch(n).await.len(),
        Err(_) => 1,
    }
}

#[asyncio::coroutine]
pub async fn tuple_match() -> usize {
    match (attempt(1).await, fetch(2).await) {
        (Some(n), s) => 1,
        _ => 2,
    }
}

#[asyncio::coroutine]
pub async fn wrong_arm_value() -> usize {
    match attempt(1).await {
        Ok(n) => n,
        Err(text) => text,
    }
}

#[asyncio::coroutine]
pub async fn wrong_arm_value_bound() -> usize {
    let n = match attempt(1).await {
        Ok(n) => n,
        Err(text) => text,
    };
    fetch(1).await;
    1
}

#[asyncio::coroutine]
pub async fn arm_missing_value() -> u32 {
    let n = match attempt(1).await {
        Ok(n) => n,
        Err(text) => { println!("{text}"); }
    };
    fetch(1).await;
    n
}

#[asyncio::coroutine]
pub async fn arm_forgotten_await() -> String {
    match attempt(1).await {
        Ok(n) => fetch(n),
        Err(text) => text,
    }
}

#[asyncio::coroutine]
pub async fn generic_method<S: Store>(store: &S) -> Option<S::Item> {
    fetch(1).await;
    store.gett("a")
}

#[asyncio::coroutine]
pub async fn generic_type<S: Store>(store: &S) -> Option<String> {
    fetch(1).await;
    store.get("a")
}

#[asyncio::coroutine]
pub async fn generic_missing_method<S>(store: &S) -> usize {
    let n = store.get("a");
    fetch(1).await;
    1
}

#[asyncio::coroutine]
pub async fn typo_of_a_field_s_method(user: User) -> usize {
    let n = user.tags.lenn();
    fetch(1).await;
    n
}

#[asyncio::coroutine]
pub async fn typo_before_what_awaits(mut tags: Vec<String>) -> usize {
    tags.pushh(fetch(1).await);
    tags.len()
}
