//! Types that do not fit.

use std::collections::HashMap;
use std::fmt::Display;

pub struct Point {
    pub x: i64,
    pub y: i64,
}

pub enum Shape {
    Dot,
    Line(i64),
    Square { side: i64 },
}

pub struct Plain;

pub trait Draw {
    fn draw(&self) -> String;
}

impl Draw for Point {
    fn draw(&self) -> String {
        String::new()
    }
}

pub async fn fetch(_id: u32) -> String {
    String::new()
}

pub async fn attempt(_id: u32) -> Result<u32, String> {
    Ok(1)
}

pub async fn length(text: &str) -> usize {
    text.len()
}

pub fn show<T: Display>(value: T) -> String {
    value.to_string()
}

pub fn draw(value: &impl Draw) -> String {
    value.draw()
}

#[asyncio::coroutine]
pub async fn argument_of_a_wrong_type() {
    let text = fetch("one").await;
    length(&text).await;
}

#[asyncio::coroutine]
pub async fn forgotten_borrow() -> usize {
    let text = fetch(1).await;
    let size = length(text).await;
    size
}

#[asyncio::coroutine]
pub async fn missing_field() -> i64 {
    let point = Point { x: 1, y: 2 };
    fetch(1).await;
    point.x + point.z
}

#[asyncio::coroutine]
pub async fn missing_field_in_a_literal() -> Point {
    fetch(1).await;
    Point { x: 1 }
}

#[asyncio::coroutine]
pub async fn unknown_method() -> usize {
    let text = fetch(1).await;
    text.size()
}

#[asyncio::coroutine]
pub async fn unknown_method_of_an_argument(text: String) -> usize {
    fetch(1).await;
    text.size()
}

#[asyncio::coroutine]
pub async fn unknown_method_of_an_awaited_value() -> usize {
    fetch(1).await.size()
}

#[asyncio::coroutine]
pub async fn bound_not_met() -> String {
    fetch(1).await;
    show(Plain)
}

#[asyncio::coroutine]
pub async fn bound_not_met_by_an_awaited_value() -> String {
    show(vec![fetch(1).await])
}

#[asyncio::coroutine]
pub async fn trait_not_implemented(plain: Plain) -> String {
    fetch(1).await;
    draw(&plain)
}

#[asyncio::coroutine]
pub async fn question_mark_without_result() {
    let id = attempt(1).await?;
    fetch(id).await;
}

#[asyncio::coroutine]
pub async fn question_mark_of_a_plain_call_without_result(text: String) {
    fetch(1).await;
    let id: u32 = text.parse()?;
    fetch(id).await;
}

#[asyncio::coroutine]
pub async fn question_mark_of_another_error() -> Result<u32, std::num::ParseIntError> {
    let id = attempt(1).await?;
    Ok(id)
}

#[asyncio::coroutine]
pub async fn question_mark_on_an_option() -> Result<u32, String> {
    let ids = HashMap::<u32, u32>::new();
    let id = *ids.get(&1)?;
    attempt(id).await
}

#[asyncio::coroutine]
pub async fn question_mark_on_a_string() -> Result<u32, String> {
    let text = fetch(1).await?;
    Ok(text.len() as u32)
}

#[asyncio::coroutine]
pub async fn wrong_return_type() -> u32 {
    fetch(1).await
}

#[asyncio::coroutine]
pub async fn wrong_value_at_the_end() -> u32 {
    fetch(1).await;
    "b"
}

#[asyncio::coroutine]
pub async fn wrong_return(id: u32) -> u32 {
    fetch(id).await;
    if id > 1 {
        return "b";
    }
    id
}

#[asyncio::coroutine]
pub async fn wrong_return_of_an_awaited_value(id: u32) -> u32 {
    if id > 1 {
        return fetch(id).await;
    }
    id
}

#[asyncio::coroutine]
pub async fn return_without_a_value(id: u32) -> u32 {
    fetch(id).await;
    if id > 1 {
        return;
    }
    id
}

#[asyncio::coroutine]
pub async fn nothing_at_the_end(id: u32) -> String {
    fetch(id).await;
}

#[asyncio::coroutine]
pub async fn semicolon_at_the_end(id: u32) -> String {
    fetch(id).await;
    show(id);
}

#[asyncio::coroutine]
pub async fn value_where_none_is_returned(id: u32) {
    fetch(id).await;
    show(id)
}

#[asyncio::coroutine]
pub async fn forgotten_await() -> usize {
    let text = fetch(1);
    length(&text).await
}

#[asyncio::coroutine]
pub async fn forgotten_await_at_the_end() -> String {
    fetch(1).await;
    fetch(2)
}

#[asyncio::coroutine]
pub async fn forgotten_await_before_a_question_mark() -> Result<u32, String> {
    let id = attempt(1)?;
    attempt(id).await
}

#[asyncio::coroutine]
pub async fn forgotten_await_before_a_method() -> usize {
    let size = fetch(1).len();
    fetch(1).await;
    size
}

#[asyncio::coroutine]
pub async fn await_of_a_number() -> u32 {
    let number = 5;
    number.await
}

#[asyncio::coroutine]
pub async fn await_of_a_plain_call() -> String {
    let text = show(1).await;
    text
}

#[asyncio::coroutine]
pub async fn await_twice() -> String {
    fetch(1).await.await
}

#[asyncio::coroutine]
pub async fn wrong_type_of_a_let() -> u32 {
    let id: u32 = fetch(1).await;
    id
}

#[asyncio::coroutine]
pub async fn wrong_type_of_an_assignment() -> u32 {
    let mut id = 1;
    id = fetch(id).await;
    id
}

#[asyncio::coroutine]
pub async fn wrong_plain_assignment() -> String {
    let mut text = fetch(1).await;
    text = 2;
    fetch(2).await;
    text
}

#[asyncio::coroutine]
pub async fn branches_of_two_types(id: u32) -> u32 {
    let value = if id > 1 { fetch(id).await } else { id };
    fetch(1).await;
    value
}

#[asyncio::coroutine]
pub async fn plain_branches_of_two_types(id: u32) {
    fetch(id).await;
    let value = if id > 1 { 1 } else { "two" };
    fetch(value).await;
}

#[asyncio::coroutine]
pub async fn arms_of_two_types(id: u32) {
    let value = match id {
        0 => fetch(id).await,
        1 => id,
        _ => String::new(),
    };
    length(&value).await;
}

#[asyncio::coroutine]
pub async fn if_without_else(id: u32) -> u32 {
    let value = if id > 1 { fetch(id).await };
    id
}

#[asyncio::coroutine]
pub async fn missing_arm(shape: Shape) -> i64 {
    match shape {
        Shape::Dot => 0,
        Shape::Line(length) => {
            fetch(1).await;
            length
        }
    }
}

#[asyncio::coroutine]
pub async fn missing_arm_of_an_awaited_value() -> u32 {
    match attempt(1).await {
        Ok(id) => id,
    }
}

#[asyncio::coroutine]
pub async fn missing_arm_of_a_number(id: u32) -> u32 {
    fetch(1).await;
    match id {
        0 => 1,
        1 => 2,
    }
}

#[asyncio::coroutine]
pub async fn refutable_let() -> u32 {
    let Ok(id) = attempt(1).await;
    id
}

#[asyncio::coroutine]
pub async fn wrong_pattern(id: u32) -> u32 {
    match id {
        Some(value) => {
            fetch(value).await;
            value
        }
        None => 0,
    }
}

#[asyncio::coroutine]
pub async fn wrong_tuple_pattern() -> usize {
    let (text, size) = fetch(1).await;
    size
}

#[asyncio::coroutine]
pub async fn condition_of_a_wrong_type(id: u32) -> u32 {
    if id {
        fetch(id).await;
    }
    id
}

#[asyncio::coroutine]
pub async fn awaited_condition_of_a_wrong_type(id: u32) -> u32 {
    if fetch(id).await {
        return 1;
    }
    while fetch(id).await {}
    id
}

#[asyncio::coroutine]
pub async fn for_over_a_number(count: u32) {
    for number in count {
        fetch(number).await;
    }
}

#[asyncio::coroutine]
pub async fn for_over_an_awaited_number() {
    for number in attempt(1).await.unwrap() {
        fetch(number).await;
    }
}

#[asyncio::coroutine]
pub async fn too_few_arguments() {
    fetch().await;
}

#[asyncio::coroutine]
pub async fn too_many_arguments() {
    fetch(1, fetch(2).await).await;
}

#[asyncio::coroutine]
pub async fn type_unknown() {
    let items = Vec::new();
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn type_unknown_of_collect() {
    let items = (0..3).collect();
    fetch(1).await;
}

#[asyncio::coroutine]
pub async fn type_unknown_of_parse(text: String) -> bool {
    let number = text.parse().unwrap();
    fetch(1).await;
    number > number
}

#[asyncio::coroutine]
pub async fn number_of_no_type() -> f64 {
    let number = 2.0;
    fetch(1).await;
    number.powi(2)
}

#[asyncio::coroutine]
pub async fn operator_of_two_types(id: u32) -> u64 {
    let count: u64 = 2;
    fetch(id).await;
    count + id
}

#[asyncio::coroutine]
pub async fn operator_of_an_awaited_value(id: u32) -> u32 {
    id + fetch(id).await
}

#[asyncio::coroutine]
pub async fn operator_of_no_meaning(plain: Plain) -> bool {
    fetch(1).await;
    plain == Plain
}

#[asyncio::coroutine]
pub async fn compound_of_a_wrong_type(id: u32) -> u32 {
    let mut sum = id;
    sum += fetch(id).await;
    sum
}

#[asyncio::coroutine]
pub async fn index_of_a_wrong_type(id: u32) -> u32 {
    let items = vec![1, 2, 3];
    fetch(id).await;
    items[id]
}

#[asyncio::coroutine]
pub async fn index_awaited_of_a_wrong_type() -> u32 {
    let items = vec![1, 2, 3];
    items[attempt(1).await.unwrap()]
}

#[asyncio::coroutine]
pub async fn let_else_that_goes_on() -> u32 {
    let Ok(id) = attempt(1).await else {
        fetch(1).await;
    };
    id
}

#[asyncio::coroutine]
pub async fn plain_let_else_that_goes_on(value: Option<u32>) -> u32 {
    let Some(id) = value else {
        println!("nothing");
    };
    fetch(id).await;
    id
}

#[asyncio::coroutine]
pub async fn break_with_a_wrong_value() -> u32 {
    loop {
        fetch(1).await;
        break "b";
    }
}

#[asyncio::coroutine]
pub async fn break_with_a_value_in_while(id: u32) -> u32 {
    while id > 1 {
        fetch(1).await;
        break id;
    }
    id
}

#[asyncio::coroutine]
pub async fn closure_of_a_wrong_type() -> u32 {
    let double = |number: u32| number * 2;
    fetch(1).await;
    double("a")
}

#[asyncio::coroutine]
pub async fn field_of_an_awaited_value() -> usize {
    fetch(1).await.size
}

#[asyncio::coroutine]
pub async fn format_of_what_is_not_shown(plain: Plain) {
    fetch(1).await;
    println!("{plain}");
    println!("{:?}", plain);
    println!("{}", attempt(1).await);
}

#[asyncio::coroutine]
pub async fn cast_of_no_meaning() -> u32 {
    let text = fetch(1).await;
    text as u32
}

#[asyncio::coroutine]
pub async fn dereference_of_a_number(id: u32) -> u32 {
    fetch(id).await;
    *id
}

#[asyncio::coroutine]
pub async fn private_field(list: privacy::Hidden) -> u32 {
    fetch(1).await;
    list.secret
}

#[asyncio::coroutine]
pub async fn private_method(list: privacy::Hidden) -> u32 {
    fetch(1).await;
    list.reveal()
}

pub mod privacy {
    pub struct Hidden {
        secret: u32,
    }

    impl Hidden {
        fn reveal(&self) -> u32 {
            self.secret
        }
    }
}

#[asyncio::coroutine]
pub async fn several_mistakes(id: u32) -> u32 {
    let text = fetch("one").await;
    let size: u32 = text.len();
    text.magnitude();
    fetch(size, 2).await;
    "c"
}

#[asyncio::coroutine]
pub async fn wrong_arm_behind_a_wrong_return(id: u32) -> u32 {
    if id == 0 {
        return fetch(id);
    }
    match fetch(id).await.len() {
        1 => fetch(id),
        2 => return "two",
        _ => 3,
    }
}

#[asyncio::coroutine]
pub async fn wrong_branch_at_the_end(id: u32) -> Box<dyn Fn(&str) -> usize> {
    let text = fetch(id).await;
    if id == 0 { Box::new(|text| text.len()) } else { Box::new(move |other: &str| other == text) }
}
