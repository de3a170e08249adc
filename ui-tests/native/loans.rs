//! Moves, borrows and lifetimes as they go wrong in programs: loops, closures, tasks, guards, structs of references.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Mutex, RwLock};

pub struct Connection {
    pub name: String,
    pub sent: Vec<String>,
    pub open: bool,
}

impl Connection {
    pub async fn send(&mut self, text: &str) -> usize {
        self.sent.push(text.to_owned());
        self.sent.len()
    }

    pub async fn read(&self) -> String {
        self.name.clone()
    }

    pub async fn close(self) {}

    pub fn last(&self) -> Option<&String> {
        self.sent.last()
    }

    pub fn last_mut(&mut self) -> Option<&mut String> {
        self.sent.last_mut()
    }
}

pub struct Parser<'a> {
    pub text: &'a str,
    pub at: usize,
}

impl<'a> Parser<'a> {
    pub fn new(text: &'a str) -> Self {
        Parser { text, at: 0 }
    }

    pub async fn word(&mut self) -> &'a str {
        self.at += 1;
        self.text
    }
}

pub async fn fetch(_id: u32) -> String {
    String::new()
}

pub async fn connect(_name: &str) -> Connection {
    Connection { name: String::new(), sent: vec![], open: true }
}

pub async fn length(text: &str) -> usize {
    text.len()
}

pub async fn keep(text: String) -> usize {
    text.len()
}

pub async fn push(text: &mut String) {
    text.push('a');
}

pub async fn longer<'a>(first: &'a str, second: &'a str) -> &'a str {
    if first.len() > second.len() { first } else { second }
}

pub async fn pause() {}

pub fn consume<T>(_value: T) {}

pub fn spawn<F: Future + Send + 'static>(_future: F) {}

pub fn run<F: Future>(_future: F) {}

// Moved.

#[asyncio::coroutine]
pub async fn sent_after_close(name: &str) -> usize {
    let mut connection = connect(name).await;
    connection.close().await;
    connection.send("late").await
}

#[asyncio::coroutine]
pub async fn closed_in_a_loop(connection: Connection) {
    loop {
        pause().await;
        connection.close().await;
    }
}

#[asyncio::coroutine]
pub async fn closed_in_one_branch(name: &str, last: bool) -> String {
    let connection = connect(name).await;
    if last {
        connection.close().await;
    }
    connection.read().await
}

#[asyncio::coroutine]
pub async fn moved_into_tasks(text: String) {
    for _ in 0..3 {
        spawn(async move { consume(text) });
        pause().await;
    }
}

#[asyncio::coroutine]
pub async fn used_after_spawn(text: String) -> usize {
    spawn(keep(text));
    pause().await;
    text.len()
}

#[asyncio::coroutine]
pub async fn used_after_a_spawned_block() -> usize {
    let items = vec![fetch(1).await];
    spawn(async move {
        for item in items {
            keep(item).await;
        }
    });
    pause().await;
    items.len()
}

#[asyncio::coroutine]
pub async fn moved_into_a_closure_in_a_loop(name: String) {
    for _ in 0..2 {
        let show = move || name.len();
        length("a").await;
        consume(show());
    }
}

#[asyncio::coroutine]
pub async fn moved_by_match(answer: Result<String, String>) -> bool {
    match answer {
        Ok(text) => consume(keep(text).await),
        Err(error) => consume(error),
    }
    answer.is_ok()
}

#[asyncio::coroutine]
pub async fn moved_by_let_else(text: Option<String>) -> usize {
    let Some(inner) = text else { return 0 };
    pause().await;
    inner.len() + text.map_or(0, |text| text.len())
}

#[asyncio::coroutine]
pub async fn moved_by_while_let(text: Option<String>) {
    while let Some(inner) = text {
        keep(inner).await;
    }
}

#[asyncio::coroutine]
pub async fn moved_into_a_vector() -> usize {
    let mut all = vec![];
    let text = fetch(1).await;
    all.push(text);
    pause().await;
    length(&text).await + all.len()
}

#[asyncio::coroutine]
pub async fn moved_into_a_struct(name: String) -> usize {
    let connection = Connection { name, sent: vec![], open: true };
    connection.read().await;
    name.len()
}

#[asyncio::coroutine]
pub async fn moved_into_a_tuple(name: String) -> usize {
    let both = (name, fetch(1).await);
    both.0.len() + name.len()
}

#[asyncio::coroutine]
pub async fn moved_twice_in_a_call() -> (usize, usize) {
    async fn two(first: String, second: String) -> (usize, usize) {
        (first.len(), second.len())
    }
    let text = fetch(1).await;
    two(text, text).await
}

#[asyncio::coroutine]
pub async fn moved_by_into_iter(items: Vec<String>) -> usize {
    let mut total = 0;
    for item in items.into_iter() {
        total += keep(item).await;
    }
    total + items.len()
}

#[asyncio::coroutine]
pub async fn moved_future_awaited_twice() -> usize {
    let future = keep(String::new());
    let first = future.await;
    first + future.await
}

#[asyncio::coroutine]
pub async fn moved_through_a_box() -> usize {
    let boxed = Box::new(fetch(1).await);
    let text = *boxed;
    pause().await;
    text.len() + boxed.len()
}

#[asyncio::coroutine]
pub async fn moved_out_of_a_borrowed_option(text: &Option<String>) -> usize {
    pause().await;
    text.unwrap().len()
}

#[asyncio::coroutine]
pub async fn moved_out_of_a_map(map: HashMap<u32, String>) -> usize {
    let text = *map.get(&1).unwrap();
    keep(text).await
}

#[asyncio::coroutine]
pub async fn moved_out_of_an_element(mut connections: Vec<Connection>) {
    for connection in &mut connections {
        connection.send("bye").await;
        connection.close().await;
    }
}

#[asyncio::coroutine]
pub async fn moved_out_of_a_guard(shared: &Mutex<Option<String>>) -> usize {
    let text = { shared.lock().unwrap().unwrap() };
    keep(text).await
}

#[asyncio::coroutine]
pub async fn moved_out_of_an_array() -> usize {
    let texts = [fetch(1).await, fetch(2).await];
    let first = texts[0];
    first.len()
}

#[asyncio::coroutine]
pub async fn closure_called_twice() -> usize {
    let text = fetch(1).await;
    let give = move || text;
    keep(give()).await + keep(give()).await
}

// Borrowed.

#[asyncio::coroutine]
pub async fn sent_while_last_is_held() -> usize {
    let mut connection = connect("a").await;
    let last = connection.last();
    connection.send("b").await;
    last.map_or(0, String::len)
}

#[asyncio::coroutine]
pub async fn two_mutable_futures(mut connection: Connection) -> usize {
    let first = connection.send("a");
    let second = connection.send("b");
    first.await + second.await
}

#[asyncio::coroutine]
pub async fn read_beside_a_mutable_future(connection: &mut Connection) -> usize {
    let sending = connection.send("a");
    let text = connection.read().await;
    sending.await + text.len()
}

#[asyncio::coroutine]
pub async fn iterator_held_while_pushing(mut queue: Vec<String>) {
    let mut items = queue.iter();
    while let Some(item) = items.next() {
        let more = keep(item.clone()).await;
        queue.push(more.to_string());
    }
}

#[asyncio::coroutine]
pub async fn keys_held_while_removing(mut map: HashMap<String, u32>) {
    for key in map.keys() {
        if length(key).await == 0 {
            map.remove(key);
        }
    }
}

#[asyncio::coroutine]
pub async fn entry_held_across_insert(mut map: HashMap<u32, String>) -> usize {
    let slot = map.entry(1).or_default();
    let text = fetch(2).await;
    map.insert(2, text);
    push(slot).await;
    map.len()
}

#[asyncio::coroutine]
pub async fn cleared_while_a_slice_is_held(mut items: Vec<u8>) -> usize {
    let head = &items[..2];
    pause().await;
    items.clear();
    head.len()
}

#[asyncio::coroutine]
pub async fn swapped_while_borrowed(mut first: String, mut second: String) -> usize {
    let view = first.as_str();
    std::mem::swap(&mut first, &mut second);
    pause().await;
    view.len()
}

#[asyncio::coroutine]
pub async fn used_while_mutably_borrowed() -> u32 {
    let mut count = 1;
    let shared = &mut count;
    pause().await;
    let sum = count + 1;
    *shared += 1;
    sum
}

#[asyncio::coroutine]
pub async fn assigned_in_a_loop_while_borrowed() -> usize {
    let mut text = fetch(0).await;
    let mut all: Vec<&str> = vec![];
    for id in 0..3 {
        all.push(&text);
        text = fetch(id).await;
    }
    all.len()
}

#[asyncio::coroutine]
pub async fn field_assigned_while_borrowed(mut connection: Connection) -> usize {
    let name = &connection.name;
    connection.name = fetch(1).await;
    name.len()
}

#[asyncio::coroutine]
pub async fn guard_changes_what_is_matched(mut text: Option<String>) -> usize {
    match text {
        Some(ref inner) if { text = None; inner.is_empty() } => length(inner).await,
        _ => 0,
    }
}

#[asyncio::coroutine]
pub async fn guard_moves(text: Option<String>) -> usize {
    match text {
        Some(inner) if keep(inner).await > 1 => 1,
        _ => 0,
    }
}

#[asyncio::coroutine]
pub async fn dropped_while_a_future_borrows(connection: Connection) -> usize {
    let reading = connection.read();
    drop(connection);
    pause().await;
    reading.await.len()
}

#[asyncio::coroutine]
pub async fn moved_while_a_parser_borrows() -> usize {
    let text = fetch(1).await;
    let mut parser = Parser::new(&text);
    parser.word().await;
    consume(text);
    parser.word().await.len()
}

#[asyncio::coroutine]
pub async fn closure_holds_what_is_changed() -> u32 {
    let mut count = 0;
    let mut next = || {
        count += 1;
        count
    };
    length("a").await;
    count += 1;
    pause().await;
    next() + count
}

#[asyncio::coroutine]
pub async fn block_holds_what_is_changed(mut text: String) -> usize {
    let later = async { text.len() };
    text.push('a');
    pause().await;
    later.await
}

#[asyncio::coroutine]
pub async fn two_closures_change() -> u32 {
    let mut count = 0;
    let mut up = || count += 1;
    let mut down = || count -= 1;
    pause().await;
    up();
    down();
    count
}

#[asyncio::coroutine]
pub async fn last_mut_twice(mut connection: Connection) -> usize {
    let first = connection.last_mut();
    let second = connection.last_mut();
    pause().await;
    first.map_or(0, |text| text.len()) + second.map_or(0, |text| text.len())
}

#[asyncio::coroutine]
pub async fn elements_borrowed_twice(mut items: Vec<String>) {
    let first = &mut items[0];
    let second = &mut items[1];
    push(first).await;
    push(second).await;
}

#[asyncio::coroutine]
pub async fn receiver_also_an_argument(mut connection: Connection) -> usize {
    connection.send(&connection.name).await
}

#[asyncio::coroutine]
pub async fn guard_dropped_while_it_is_read(lock: &RwLock<Vec<String>>) -> usize {
    let guard = lock.read().unwrap();
    let first = &guard[0];
    drop(guard);
    pause().await;
    first.len()
}

#[asyncio::coroutine]
pub async fn reborrowed_and_used(text: &mut String) -> usize {
    let inner = &mut *text;
    push(text).await;
    push(inner).await;
    0
}

// Not long enough.

#[asyncio::coroutine]
pub async fn best_of_a_loop() -> usize {
    let mut best = "";
    for id in 0..3 {
        let text = fetch(id).await;
        if text.len() > best.len() {
            best = &text;
        }
    }
    best.len()
}

#[asyncio::coroutine]
pub async fn best_of_a_loop_then_waits() -> usize {
    let mut best = "";
    for id in 0..3 {
        let text = fetch(id).await;
        if text.len() > best.len() {
            best = &text;
        }
    }
    pause().await;
    best.len()
}

#[asyncio::coroutine]
pub async fn trimmed_from_a_temporary(id: u32) -> usize {
    let text = fetch(id).await.trim();
    length(text).await
}

#[asyncio::coroutine]
pub async fn words_of_a_temporary(id: u32) -> usize {
    let mut total = 0;
    let words: Vec<&str> = fetch(id).await.split(' ').collect();
    for word in words {
        total += length(word).await;
    }
    total
}

#[asyncio::coroutine]
pub async fn formatted_and_kept(id: u32) -> usize {
    let name = format!("name {id}").as_str();
    pause().await;
    name.len()
}

#[asyncio::coroutine]
pub async fn parser_of_a_temporary() -> usize {
    let mut parser = Parser::new(&fetch(1).await);
    parser.word().await.len()
}

#[asyncio::coroutine]
pub async fn parser_outlives_its_text(id: u32) -> usize {
    let mut parser = Parser::new("");
    if id > 0 {
        let text = fetch(id).await;
        parser = Parser::new(&text);
    }
    parser.word().await.len()
}

#[asyncio::coroutine]
pub async fn guard_of_a_temporary(shared: &RefCell<Vec<String>>) -> usize {
    let first = shared.borrow().first().unwrap();
    pause().await;
    first.len()
}

#[asyncio::coroutine]
pub async fn inserted_into_an_outer_map() -> usize {
    let mut map: HashMap<&str, usize> = HashMap::new();
    for id in 0..3 {
        let key = fetch(id).await;
        map.insert(&key, 1);
        pause().await;
    }
    map.len()
}

#[asyncio::coroutine]
pub async fn longer_of_two_scopes() -> usize {
    let first = fetch(1).await;
    let both;
    {
        let second = fetch(2).await;
        both = longer(&first, &second).await;
    }
    both.len()
}

#[asyncio::coroutine]
pub async fn value_of_a_block_borrows() -> usize {
    let view = {
        let text = fetch(1).await;
        text.as_str()
    };
    view.len()
}

#[asyncio::coroutine]
pub async fn value_of_a_match_borrows(id: u32) -> usize {
    let view: &str = match id {
        0 => "none",
        _ => {
            let text = fetch(id).await;
            &text
        }
    };
    length(view).await
}

#[asyncio::coroutine]
pub async fn future_outlives_its_text() -> usize {
    let waiting;
    {
        let text = fetch(1).await;
        waiting = length(&text);
    }
    waiting.await
}

#[asyncio::coroutine]
pub async fn closure_outlives_its_text() -> usize {
    let size: Box<dyn Fn() -> usize>;
    {
        let text = fetch(1).await;
        size = Box::new(|| text.len());
    }
    pause().await;
    size()
}

#[asyncio::coroutine]
pub async fn future_of_a_temporary() -> usize {
    let waiting = length(&fetch(1).await);
    pause().await;
    waiting.await
}

#[asyncio::coroutine]
pub async fn spawned_borrow_of_a_local() {
    let connection = connect("a").await;
    spawn(connection.read());
    pause().await;
}

#[asyncio::coroutine]
pub async fn spawned_block_borrows() {
    let items = vec![fetch(1).await];
    spawn(async { consume(items.len()) });
    pause().await;
}

#[asyncio::coroutine]
pub async fn thread_borrows_a_parameter(items: Vec<u32>) -> usize {
    let handle = std::thread::spawn(|| items.len());
    pause().await;
    handle.join().unwrap()
}

#[asyncio::coroutine]
pub async fn spawned_with_a_lent_parameter(connection: &mut Connection) {
    spawn(connection.send("a"));
    pause().await;
}

#[asyncio::coroutine]
pub async fn kept_in_the_callers_vector(all: &mut Vec<&str>) {
    let text = fetch(1).await;
    all.push(&text);
}

#[asyncio::coroutine]
pub async fn parameter_kept_in_a_parameter(all: &mut Vec<&str>, text: &str) {
    pause().await;
    all.push(text);
}

// Returned.

#[asyncio::coroutine]
pub async fn slice_of_a_local_returned<'a>() -> &'a [u8] {
    let bytes = fetch(1).await.into_bytes();
    &bytes[1..]
}

#[asyncio::coroutine]
pub async fn parser_of_a_local_returned<'a>() -> Parser<'a> {
    let text = fetch(1).await;
    pause().await;
    Parser::new(&text)
}

#[asyncio::coroutine]
pub async fn iterator_of_a_local_returned<'a>() -> std::str::Chars<'a> {
    let text = fetch(1).await;
    return text.chars();
}

#[asyncio::coroutine]
pub async fn local_returned_early<'a>(id: u32) -> &'a str {
    let text = fetch(id).await;
    if id > 1 {
        return &text;
    }
    pause().await;
    ""
}

#[asyncio::coroutine]
pub async fn local_returned_in_some<'a>(id: u32) -> Option<&'a str> {
    let text = fetch(id).await;
    Some(text.trim())
}

#[asyncio::coroutine]
pub async fn temporary_returned<'a>(id: u32) -> &'a str {
    fetch(id).await.as_str()
}

#[asyncio::coroutine]
pub async fn closure_over_a_local_returned() -> impl Fn() -> usize {
    let text = fetch(1).await;
    || text.len()
}

#[asyncio::coroutine]
pub async fn element_of_a_parameter_returned<'a>(items: Vec<&'a str>, other: String) -> &'a str {
    pause().await;
    if items.is_empty() { &other } else { items[0] }
}

#[asyncio::coroutine]
pub async fn shorter_lifetime_returned<'a>(first: &'a str, second: &str) -> &'a str {
    longer(first, second).await
}

#[asyncio::coroutine]
pub async fn shared_as_mutable<'a>(text: &'a mut String, other: &'a mut String) -> &'a mut String {
    let chosen = if other.is_empty() { &mut *text } else { &mut *other };
    push(other).await;
    chosen
}

// Changed, or without a value.

#[asyncio::coroutine]
pub async fn sent_by_an_immutable() -> usize {
    let connection = connect("a").await;
    connection.send("b").await
}

#[asyncio::coroutine]
pub async fn sent_by_a_shared_reference(connection: &Connection) -> usize {
    pause().await;
    connection.send("b").await
}

#[asyncio::coroutine]
pub async fn pattern_not_mutable(both: (String, u32)) -> u32 {
    let (text, count) = both;
    push(&mut text).await;
    count += 1;
    count
}

#[asyncio::coroutine]
pub async fn match_not_mutable(text: Option<String>) -> usize {
    match text {
        Some(inner) => {
            push(&mut inner).await;
            inner.len()
        }
        None => 0,
    }
}

#[asyncio::coroutine]
pub async fn iterated_shared_and_changed(items: Vec<String>) {
    for item in items.iter() {
        push(item).await;
    }
}

#[asyncio::coroutine]
pub async fn block_changes_an_immutable() -> u32 {
    let count = 0;
    let change = async { count += 1 };
    change.await;
    count
}

#[asyncio::coroutine]
pub async fn closure_changes_an_immutable(items: Vec<u32>) {
    pause().await;
    [1, 2].iter().for_each(|item| items.push(*item));
    pause().await;
}

#[asyncio::coroutine]
pub async fn assigned_twice(id: u32) -> String {
    let text;
    text = fetch(id).await;
    consume(&text);
    text = fetch(id).await;
    text
}

#[asyncio::coroutine]
pub async fn assigned_in_a_loop() -> usize {
    let last;
    for id in 0..3 {
        last = fetch(id).await;
    }
    0
}

#[asyncio::coroutine]
pub async fn value_only_in_the_loop(ids: Vec<u32>) -> usize {
    let mut last: String;
    for id in ids {
        last = fetch(id).await;
    }
    last.len()
}

#[asyncio::coroutine]
pub async fn value_only_in_one_arm(id: u32) -> usize {
    let text: String;
    match id {
        0 => text = fetch(0).await,
        1 => text = String::new(),
        _ => pause().await,
    }
    length(&text).await
}

#[asyncio::coroutine]
pub async fn added_to_nothing(ids: Vec<u32>) -> usize {
    let mut total: usize;
    for id in ids {
        total += fetch(id).await.len();
    }
    0
}

pub struct Client<'a> {
    name: &'a str,
    cache: HashMap<u32, String>,
    current: Option<&'a str>,
    log: Vec<String>,
}

impl<'a> Client<'a> {
    async fn load(&mut self, id: u32) -> &String {
        self.cache.entry(id).or_default()
    }

    #[asyncio::coroutine]
    pub async fn loaded_twice(&mut self) -> usize {
        let first = self.load(1).await;
        let second = self.load(2).await;
        first.len() + second.len()
    }

    #[asyncio::coroutine]
    pub async fn logged_while_cached(&mut self) -> usize {
        let text = self.load(1).await;
        self.log.push(text.clone());
        text.len()
    }

    #[asyncio::coroutine]
    pub async fn iterated_and_changed(&mut self) {
        for text in &self.log {
            let id = text.len() as u32;
            self.load(id).await;
        }
    }

    #[asyncio::coroutine]
    pub async fn local_kept_in_self(&mut self) {
        let text = fetch(1).await;
        self.current = Some(&text);
    }

    #[asyncio::coroutine]
    pub async fn argument_kept_in_self(&mut self, text: &str) {
        pause().await;
        self.current = Some(text);
    }

    #[asyncio::coroutine]
    pub async fn self_kept_in_self(&mut self) {
        pause().await;
        self.current = self.cache.get(&1).map(String::as_str);
    }

    #[asyncio::coroutine]
    pub async fn cached_for_longer(&self) -> &'a str {
        pause().await;
        &self.log[0]
    }

    #[asyncio::coroutine]
    pub async fn changed_by_shared(&self) {
        let text = fetch(1).await;
        self.log.push(text);
    }

    #[asyncio::coroutine]
    pub async fn log_taken(&self) -> Vec<String> {
        pause().await;
        self.log
    }

    #[asyncio::coroutine]
    pub async fn log_drained(&mut self) -> usize {
        let mut total = 0;
        for text in self.log {
            total += keep(text).await;
        }
        total
    }

    #[asyncio::coroutine]
    pub async fn closure_of_self(&mut self) -> usize {
        let count = || self.log.len();
        self.load(1).await;
        count()
    }

    #[asyncio::coroutine]
    pub async fn self_spawned(&self) {
        spawn(length(self.name));
        pause().await;
    }

    #[asyncio::coroutine]
    pub async fn self_moved_then_used(self) -> usize {
        let Client { log, .. } = self;
        pause().await;
        log.len() + self.log.len()
    }

    #[asyncio::coroutine]
    pub async fn self_in_a_task(self: &Self) {
        spawn(async move {
            length(self.name).await;
        });
        pause().await;
    }
}
