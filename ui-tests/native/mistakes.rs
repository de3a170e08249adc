//! What goes wrong in ordinary programs: calls, values, conversions, traits and closures, around an await, in it and after it.

#![allow(dead_code)]

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

#[derive(Debug)]
pub enum Failure {
    Missing(u32),
    Broken { reason: String },
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("failure")
    }
}

pub struct Opaque;

#[derive(Debug, Clone)]
pub struct Account {
    pub id: u32,
    pub owner: String,
    pub balance: f64,
    pub history: Vec<Entry>,
}

#[derive(Debug, Clone)]
pub struct Entry {
    pub amount: i64,
    pub note: Option<String>,
}

pub struct Bank {
    accounts: HashMap<u32, Account>,
    limit: Option<u64>,
}

pub trait Audit {
    fn audit(&self, account: &Account) -> Result<(), Failure>;
    fn name(&self) -> String;
}

pub async fn load(_id: u32) -> Result<Account, Failure> {
    Err(Failure::Missing(1))
}

pub async fn find(_name: &str) -> Option<Account> {
    None
}

pub async fn store(_account: &Account, _twice: bool) -> Result<(), Failure> {
    Ok(())
}

pub async fn total(_entries: &[Entry]) -> i64 {
    0
}

pub async fn name_of(_id: u32) -> String {
    String::new()
}

pub async fn pause() {}

pub async fn each<F: Fn(u32) -> String>(_f: F) -> usize {
    0
}

pub async fn twice<T: Clone + fmt::Debug>(value: T) -> (T, T) {
    (value.clone(), value)
}

pub fn check(_account: &Account) -> bool {
    true
}

#[asyncio::coroutine]
pub async fn argument_by_value_for_a_reference(id: u32) -> Result<(), Failure> {
    let account = load(id).await?;
    store(account, true).await
}

#[asyncio::coroutine]
pub async fn argument_forgotten(id: u32) -> Result<(), Failure> {
    let account = load(id).await?;
    store(&account).await
}

#[asyncio::coroutine]
pub async fn argument_too_many(id: u32) -> Result<Account, Failure> {
    load(id, true).await
}

#[asyncio::coroutine]
pub async fn argument_too_many_with_an_await() -> Result<Account, Failure> {
    load(1, total(&[]).await).await
}

#[asyncio::coroutine]
pub async fn plain_argument_too_many_with_an_await(account: Account) -> bool {
    check(&account, total(&account.history).await)
}

#[asyncio::coroutine]
pub async fn plain_argument_forgotten_with_an_await() -> bool {
    check(load(1).await)
}

#[asyncio::coroutine]
pub async fn arguments_in_the_wrong_order(id: u32) -> Result<(), Failure> {
    let account = load(id).await?;
    store(true, &account).await
}

#[asyncio::coroutine]
pub async fn question_mark_forgotten(id: u32) -> Result<f64, Failure> {
    let account = load(id).await;
    pause().await;
    Ok(account.balance)
}

#[asyncio::coroutine]
pub async fn question_mark_forgotten_in_an_argument(id: u32) -> Result<(), Failure> {
    store(&load(id).await, false).await
}

#[asyncio::coroutine]
pub async fn question_mark_forgotten_in_a_loop(ids: Vec<u32>) -> Result<f64, Failure> {
    let mut sum = 0.0;
    for id in ids {
        sum += load(id).await.balance;
    }
    Ok(sum)
}

#[asyncio::coroutine]
pub async fn option_for_a_result(name: &str) -> Result<Account, Failure> {
    let account = find(name).await?;
    Ok(account)
}

#[asyncio::coroutine]
pub async fn result_for_an_option(id: u32) -> Option<Account> {
    let account = load(id).await?;
    Some(account)
}

#[asyncio::coroutine]
pub async fn option_at_the_end_of_a_result(name: &str) -> Result<Account, Failure> {
    find(name).await
}

#[asyncio::coroutine]
pub async fn some_in_a_match_of_a_result(id: u32) -> f64 {
    match load(id).await {
        Some(account) => account.balance,
        None => 0.0,
    }
}

#[asyncio::coroutine]
pub async fn ok_forgotten_after_an_await(id: u32) -> Result<(), Failure> {
    let account = load(id).await?;
    store(&account, true).await?;
}

#[asyncio::coroutine]
pub async fn ok_forgotten_in_two_arms(name: &str) -> Result<f64, Failure> {
    match find(name).await {
        Some(account) => {
            pause().await;
            account.balance
        }
        None => 0.0,
    }
}

#[asyncio::coroutine]
pub async fn ok_forgotten_in_two_branches(id: u32) -> Result<u32, Failure> {
    if id > 3 {
        pause().await;
        id
    } else {
        pause().await;
        0
    }
}

#[asyncio::coroutine]
pub async fn branches_of_two_numbers(id: u32, big: u64) -> u64 {
    let number = if id > 3 {
        pause().await;
        id
    } else {
        big
    };
    pause().await;
    number
}

#[asyncio::coroutine]
pub async fn arms_of_text_and_string(id: u32) -> usize {
    let name = match id {
        0 => "nobody",
        1 => name_of(1).await,
        _ => "somebody",
    };
    pause().await;
    name.len()
}

#[asyncio::coroutine]
pub async fn arms_of_string_and_text(id: u32) -> usize {
    let name = match id {
        0 => name_of(0).await,
        1 => "one",
        _ => "somebody",
    };
    name.len()
}

#[asyncio::coroutine]
pub async fn arms_of_two_types_as_an_argument(id: u32) -> (String, String) {
    twice(match id {
        0 => name_of(0).await,
        1 => 1,
        _ => name_of(2).await,
    })
    .await
}

#[asyncio::coroutine]
pub async fn arms_in_a_pattern(id: u32) -> u32 {
    let (number, text) = match id {
        0 => (0, name_of(0).await),
        1 => (1, "one"),
        _ => (2, name_of(2).await),
    };
    pause().await;
    number + text.len() as u32
}

#[asyncio::coroutine]
pub async fn branch_with_a_semicolon(id: u32) -> usize {
    let name = if id > 3 { name_of(id).await } else { name_of(1).await; };
    pause().await;
    name.len()
}

#[asyncio::coroutine]
pub async fn branch_of_an_option(id: u32) -> Option<String> {
    let found = if id > 3 { Some(name_of(id).await) } else { name_of(1).await };
    pause().await;
    found
}

#[asyncio::coroutine]
pub async fn branch_without_else_at_the_end(id: u32) -> String {
    if id > 3 {
        name_of(id).await
    }
}

#[asyncio::coroutine]
pub async fn if_let_without_else(name: &str) -> f64 {
    let balance = if let Some(account) = find(name).await {
        pause().await;
        account.balance
    };
    balance
}

#[asyncio::coroutine]
pub async fn early_return_of_a_wrong_type(name: &str) -> Result<f64, Failure> {
    let Some(account) = find(name).await else {
        return None;
    };
    pause().await;
    Ok(account.balance)
}

#[asyncio::coroutine]
pub async fn two_wrong_returns(id: u32) -> Result<u32, Failure> {
    pause().await;
    if id > 3 {
        return id;
    }
    pause().await;
    0
}

#[asyncio::coroutine]
pub async fn error_of_a_wrong_type(id: u32) -> Result<u32, Failure> {
    pause().await;
    if id > 3 {
        return Err("too big");
    }
    Ok(id)
}

#[asyncio::coroutine]
pub async fn error_not_converted(text: String) -> Result<u32, Failure> {
    let id: u32 = text.parse()?;
    load(id).await?;
    Ok(id)
}

#[asyncio::coroutine]
pub async fn error_of_text_with_a_question_mark(id: u32) -> Result<u32, String> {
    let account = load(id).await?;
    Ok(account.id)
}

#[asyncio::coroutine]
pub async fn map_err_of_a_wrong_type(id: u32) -> Result<Account, String> {
    let account = load(id).await.map_err(|error| error.to_string().len())?;
    Ok(account)
}

#[asyncio::coroutine]
pub async fn field_misspelt(id: u32) -> Result<f64, Failure> {
    let account = load(id).await?;
    Ok(account.ballance)
}

#[asyncio::coroutine]
pub async fn field_misspelt_after_an_await(id: u32) -> Result<f64, Failure> {
    Ok(load(id).await?.ballance)
}

#[asyncio::coroutine]
pub async fn field_misspelt_in_an_assignment(id: u32) -> Result<Account, Failure> {
    let mut account = load(id).await?;
    account.amount += total(&account.history).await;
    Ok(account)
}

#[asyncio::coroutine]
pub async fn field_of_a_wrong_type(id: u32) -> Result<Account, Failure> {
    let mut account = load(id).await?;
    account.balance += total(&account.history).await;
    Ok(account)
}

#[asyncio::coroutine]
pub async fn field_assigned_a_wrong_type(id: u32) -> Result<Account, Failure> {
    let mut account = load(id).await?;
    account.owner = total(&account.history).await;
    Ok(account)
}

#[asyncio::coroutine]
pub async fn literal_with_a_wrong_awaited_field(id: u32) -> Account {
    Account { id, owner: find("a").await, balance: 0.0, history: vec![] }
}

#[asyncio::coroutine]
pub async fn method_misspelt_on_an_awaited_option(name: &str) -> f64 {
    find(name).await.unwrap_or_defalt().balance
}

#[asyncio::coroutine]
pub async fn method_of_an_option_on_a_result(id: u32) -> Result<Account, Failure> {
    load(id).await.ok_or(Failure::Missing(id))
}

#[asyncio::coroutine]
pub async fn method_misspelt_with_an_await(mut names: Vec<String>) -> usize {
    names.pusch(name_of(1).await);
    names.insert_all(0, name_of(1).await);
    names.len()
}

#[asyncio::coroutine]
pub async fn method_with_too_many_arguments(mut names: Vec<String>) -> usize {
    names.push(name_of(1).await, 1);
    names.len()
}

#[asyncio::coroutine]
pub async fn method_with_too_few_arguments(mut names: Vec<String>) -> usize {
    names.insert(name_of(1).await);
    names.len()
}

#[asyncio::coroutine]
pub async fn method_given_a_wrong_type(mut names: Vec<String>) -> usize {
    names.push(total(&[]).await);
    names.len()
}

#[asyncio::coroutine]
pub async fn method_given_a_reference(mut names: Vec<String>, name: &str) -> usize {
    names.push(name);
    pause().await;
    names.len()
}

#[asyncio::coroutine]
pub async fn map_given_wrong_types(mut ages: HashMap<String, u32>) -> usize {
    ages.insert("a", total(&[]).await);
    ages.len()
}

#[asyncio::coroutine]
pub async fn map_looked_up_by_value(ages: HashMap<String, u32>) -> u32 {
    let age = ages.get(name_of(1).await);
    *age.unwrap()
}

#[asyncio::coroutine]
pub async fn debug_forgotten(opaque: Opaque) {
    pause().await;
    println!("{opaque:?}");
    eprintln!("got {:?} and {}", opaque, 1);
}

#[asyncio::coroutine]
pub async fn display_of_an_option(name: &str) {
    let found = find(name).await.map(|account| account.owner);
    println!("found {}", found);
    println!("{found}");
    pause().await;
}

#[asyncio::coroutine]
pub async fn display_of_a_vector_in_a_text(id: u32) -> String {
    let names = vec![name_of(id).await];
    let text = format!("names: {}", names);
    pause().await;
    text
}

#[asyncio::coroutine]
pub async fn display_of_what_is_written(id: u32) -> Result<String, fmt::Error> {
    use std::fmt::Write;
    let mut text = String::new();
    write!(text, "{}", Opaque)?;
    writeln!(text, "{:?} {}", Opaque, id)?;
    pause().await;
    Ok(text)
}

#[asyncio::coroutine]
pub async fn display_in_a_panic(opaque: Opaque) {
    pause().await;
    panic!("{}", opaque);
}

#[asyncio::coroutine]
pub async fn debug_in_an_assertion(opaque: Opaque) {
    pause().await;
    assert!(opaque == Opaque, "{}", opaque);
}

#[asyncio::coroutine]
pub async fn width_of_a_wrong_type(id: u64) {
    pause().await;
    println!("{:1$}", 1, id);
    println!("{:id$}", 1);
}

#[asyncio::coroutine]
pub async fn unknown_name_in_a_text() {
    pause().await;
    println!("{missing}");
    let text = format!("{}", absent);
}

#[asyncio::coroutine]
pub async fn moved_and_shown(name: String) {
    drop(name);
    pause().await;
    println!("{name}");
}

#[asyncio::coroutine]
pub async fn bound_of_an_awaited_call(opaque: Opaque) -> usize {
    twice(opaque).await;
    1
}

#[asyncio::coroutine]
pub async fn closure_with_too_many_parameters() -> usize {
    each(|a, b| name(a)).await
}

#[asyncio::coroutine]
pub async fn closure_of_a_wrong_result() -> usize {
    each(|number| number + 1).await
}

#[asyncio::coroutine]
pub async fn closure_that_is_async() -> usize {
    each(async |number| name_of(number).await).await
}

#[asyncio::coroutine]
pub async fn await_in_a_plain_closure(ids: Vec<u32>) -> Vec<String> {
    pause().await;
    ids.into_iter().map(|id| name_of(id)).collect()
}

#[asyncio::coroutine]
pub async fn collected_into_a_wrong_type(ids: Vec<u32>) -> Vec<String> {
    pause().await;
    ids.iter().map(|id| id * 2).collect()
}

#[asyncio::coroutine]
pub async fn sum_of_no_type(entries: Vec<Entry>) -> i64 {
    pause().await;
    let sum = entries.iter().map(|entry| entry.amount).sum();
    sum
}

#[asyncio::coroutine]
pub async fn compared_with_a_reference(ids: Vec<u32>, id: u32) -> usize {
    pause().await;
    ids.iter().filter(|other| other == id).count()
}

#[asyncio::coroutine]
pub async fn option_compared_with_a_value(name: &str) -> bool {
    find(name).await.map(|account| account.id) == 1
}

#[asyncio::coroutine]
pub async fn assertion_of_two_types(id: u32) {
    let name = name_of(id).await;
    assert_eq!(name, id);
}

#[asyncio::coroutine]
pub async fn trait_object_of_a_wrong_type(opaque: Opaque) -> String {
    let audit: Box<dyn Audit> = Box::new(opaque);
    pause().await;
    audit.name()
}

#[asyncio::coroutine]
pub async fn trait_object_of_a_misspelt_method(audit: &dyn Audit, id: u32) -> Result<(), Failure> {
    audit.audits(&load(id).await?)
}

#[asyncio::coroutine]
pub async fn trait_method_given_by_value(audit: &dyn Audit, id: u32) -> Result<(), Failure> {
    audit.audit(load(id).await?)
}

#[asyncio::coroutine]
pub async fn number_for_a_float(id: u32) -> f64 {
    let account = load(id).await.unwrap();
    account.balance + id
}

#[asyncio::coroutine]
pub async fn negated_number(id: u32) -> u32 {
    let sum = -id;
    pause().await;
    sum
}

#[asyncio::coroutine]
pub async fn counter_of_a_wrong_type(ids: Vec<u32>) -> usize {
    let mut count = 0;
    for id in ids {
        count += name_of(id).await;
    }
    count
}

#[asyncio::coroutine]
pub async fn best_of_a_wrong_type(ids: Vec<u32>) -> Option<String> {
    let mut best = None;
    for id in ids {
        best = name_of(id).await;
    }
    best
}

#[asyncio::coroutine]
pub async fn reassigned_in_a_loop(ids: Vec<u32>) -> String {
    let mut last = String::new();
    for id in ids {
        last = load(id).await;
    }
    last
}

#[asyncio::coroutine]
pub async fn reassigned_by_a_future(id: u32) -> String {
    let mut name = name_of(id).await;
    name = name_of(id + 1);
    pause().await;
    name
}

#[asyncio::coroutine]
pub async fn while_let_of_a_result(id: u32) -> u32 {
    let mut count = 0;
    while let Some(account) = load(id).await {
        count += account.id;
    }
    count
}

#[asyncio::coroutine]
pub async fn loop_with_two_values(id: u32) -> u32 {
    let found = loop {
        if id > 3 {
            break name_of(id).await;
        }
        pause().await;
        break id;
    };
    pause().await;
    found
}

#[asyncio::coroutine]
pub async fn iterated_option_of_results(ids: Vec<u32>) -> Vec<Account> {
    let mut accounts = Vec::new();
    for id in ids {
        accounts.push(load(id).await);
    }
    accounts
}

#[asyncio::coroutine]
pub async fn iterated_by_no_iterator(bank: Bank) -> u32 {
    let mut sum = 0;
    for account in bank {
        sum += account.id;
        pause().await;
    }
    sum
}

#[asyncio::coroutine]
pub async fn tuple_of_two_for_three(id: u32) -> String {
    let (first, second, third) = (name_of(id).await, name_of(2).await);
    first
}

#[asyncio::coroutine]
pub async fn unwrapped_string(id: u32) -> String {
    name_of(id).await.unwrap()
}

#[asyncio::coroutine]
pub async fn unwrap_forgotten(bank: Bank) -> u64 {
    pause().await;
    bank.limit + 1
}

#[asyncio::coroutine]
pub async fn clone_of_what_has_none(opaque: Arc<Opaque>) -> Opaque {
    let own = opaque.clone();
    pause().await;
    own
}

#[asyncio::coroutine]
pub async fn ordered_by_what_has_no_order(mut accounts: Vec<Account>) -> BTreeMap<u32, Account> {
    accounts.sort();
    pause().await;
    accounts.into_iter().map(|account| (account.id, account)).collect()
}

#[asyncio::coroutine]
pub async fn pattern_with_a_missing_field(failure: Failure) -> u32 {
    match failure {
        Failure::Missing(id) => id,
        Failure::Broken { cause } => {
            pause().await;
            1
        }
    }
}

#[asyncio::coroutine]
pub async fn pattern_with_too_few_parts(failure: Failure) -> u32 {
    match failure {
        Failure::Missing => 1,
        Failure::Broken { reason } => {
            println!("{}", name_of(1).await);
            2
        }
    }
}

#[asyncio::coroutine]
pub async fn guard_of_a_wrong_type(id: u32) -> u32 {
    match id {
        0 if name_of(id) == "a" => 1,
        n if n => 2,
        _ => {
            pause().await;
            3
        }
    }
}

impl Bank {
    #[asyncio::coroutine]
    pub async fn method_argument_of_a_wrong_type(&mut self, name: String) -> Option<Account> {
        pause().await;
        self.accounts.remove(&name)
    }

    #[asyncio::coroutine]
    pub async fn method_with_a_wrong_awaited_key(&mut self) -> Option<&Account> {
        self.accounts.get(name_of(1).await)
    }

    #[asyncio::coroutine]
    pub async fn method_with_a_wrong_reference_before_an_await(&mut self, account: Account) {
        self.accounts.insert(&account.id, load(1).await.unwrap());
    }

    #[asyncio::coroutine]
    pub async fn method_of_itself_misspelt(&self) -> u64 {
        pause().await;
        self.sum()
    }

    #[asyncio::coroutine]
    pub async fn method_of_itself_not_awaited(&mut self, id: u32) -> Option<f64> {
        let account = self.lookup(id);
        pause().await;
        account.map(|account| account.balance)
    }

    pub async fn lookup(&self, _id: u32) -> Option<Account> {
        None
    }

    #[asyncio::coroutine]
    pub async fn field_of_itself_misspelt(&mut self) -> u64 {
        self.limits = Some(total(&[]).await);
        self.limit.unwrap()
    }

    #[asyncio::coroutine]
    pub async fn field_of_itself_of_a_wrong_type(&mut self) -> u64 {
        self.limit = Some(total(&[]).await);
        self.limit.unwrap()
    }

    #[asyncio::coroutine]
    pub async fn struct_with_a_wrong_reference(&self, account: Account) -> (Entry, Bank) {
        let entry = Entry { note: &account.owner, amount: total(&[]).await };
        let bank = Bank { limit: &1, accounts: HashMap::from([(1, load(1).await.unwrap())]) };
        (entry, bank)
    }
}

#[asyncio::coroutine]
pub async fn question_mark_of_a_wrong_type_in_a_let(id: u32) -> Result<f64, Failure> {
    let account: Entry = load(id).await?;
    pause().await;
    Ok(1.0)
}

#[asyncio::coroutine]
pub async fn question_mark_of_a_wrong_type_as_an_argument(id: u32) -> Result<bool, Failure> {
    let is_good = check(load(id).await?);
    pause().await;
    Ok(is_good)
}

#[asyncio::coroutine]
pub async fn question_mark_of_a_wrong_type_at_the_end(id: u32) -> Result<u64, Failure> {
    load(id).await?
}

#[asyncio::coroutine]
pub async fn question_mark_of_a_wrong_type_in_ok(id: u32) -> Result<u64, Failure> {
    Ok(load(id).await?)
}

#[asyncio::coroutine]
pub async fn question_mark_of_a_wrong_type_in_a_field(id: u32) -> Result<Entry, Failure> {
    Ok(Entry { amount: load(id).await?, note: None })
}

#[asyncio::coroutine]
pub async fn question_mark_of_a_wrong_type_in_an_assignment(id: u32) -> Result<u64, Failure> {
    let mut sum = 0;
    sum = load(id).await?;
    pause().await;
    Ok(sum)
}

#[asyncio::coroutine]
pub async fn question_mark_of_a_wrong_type_of_a_plain_call(text: String, count: u64) -> Result<u64, std::num::ParseIntError> {
    let sum = count + text.parse::<u32>()?;
    pause().await;
    Ok(sum)
}

#[asyncio::coroutine]
pub async fn question_mark_of_a_wrong_type_in_a_return(id: u32) -> Result<u64, Failure> {
    pause().await;
    return Ok(load(id).await?);
}

#[asyncio::coroutine]
pub async fn shown_while_changed(mut name: String) {
    let changed = &mut name;
    println!("{}", name);
    changed.push('a');
    pause().await;
}

#[asyncio::coroutine]
pub async fn shown_in_the_text_while_changed(mut name: String) {
    let changed = &mut name;
    println!("{name}");
    changed.push('a');
    pause().await;
}

#[asyncio::coroutine]
pub async fn shown_while_changed_across_an_await(mut name: String) {
    let changed = &mut name;
    pause().await;
    println!("{} {name}", name);
    changed.push('a');
}

#[asyncio::coroutine]
pub async fn shown_after_a_move(name: String) -> usize {
    let own = name;
    println!("{} {}", name, own);
    pause().await;
    own.len()
}

#[asyncio::coroutine]
pub async fn shown_before_it_has_a_value(id: u32) -> u32 {
    let number: u32;
    println!("{} {}", number, id);
    pause().await;
    number = 1;
    number
}

#[asyncio::coroutine]
pub async fn shown_in_the_text_before_it_has_a_value(id: u32) -> u32 {
    let number: u32;
    println!("{number} {}", id);
    pause().await;
    number = 1;
    number
}

#[asyncio::coroutine]
pub async fn shown_by_a_closure_of_a_thread(name: String, other: String) {
    std::thread::spawn(|| println!("{name}"));
    std::thread::spawn(|| println!("{}", other));
    pause().await;
}

#[asyncio::coroutine]
pub async fn shown_while_the_closure_that_changes_it_lives(mut count: u32) {
    let mut add = || count += 1;
    println!("{count}");
    add();
    println!("{}", count);
    add();
    pause().await;
}
