//! Methods: of `self`, of others, and what is private.

use secrets::Secret;

pub mod secrets {
    pub struct Secret {
        hidden: u32,
    }

    impl Secret {
        fn reveal(&self) -> u32 {
            self.hidden
        }
    }
}

pub async fn fetch(_id: u32) -> String {
    String::new()
}

pub fn consume(_text: String) {}

#[derive(Default)]
pub struct User {
    pub name: String,
    pub tags: Vec<String>,
    pub age: u32,
}

#[asyncio::coroutine]
pub async fn unknown_method_before_an_await() {
    let text = fetch(1).await;
    text.weight();
    fetch(2).await;
}

#[asyncio::coroutine]
pub async fn private_method(secret: Secret) -> u32 {
    fetch(1).await;
    secret.reveal()
}

#[asyncio::coroutine]
pub async fn private_field(secret: Secret) -> u32 {
    fetch(1).await;
    secret.hidden
}

#[asyncio::coroutine]
pub async fn method_with_too_many_arguments(text: String) {
    fetch(1).await;
    text.len(2);
}

#[asyncio::coroutine]
pub async fn method_as_a_field(text: String) -> usize {
    fetch(1).await;
    text.len
}

#[asyncio::coroutine]
pub async fn string_after_a_reference(text: &str) -> String {
    let other = fetch(1).await;
    text + other
}

#[asyncio::coroutine]
pub async fn option_as_a_value(items: Vec<u32>) -> u32 {
    fetch(1).await;
    items.first() + 1
}

#[asyncio::coroutine]
pub async fn reference_where_it_is_owned(text: &str) {
    fetch(1).await;
    consume(text);
}

#[asyncio::coroutine]
pub async fn struct_without_a_field() -> User {
    User { name: fetch(1).await, age: 1 }
}

impl User {
    #[asyncio::coroutine]
    pub async fn unknown_method_of_self(&self) {
        fetch(1).await;
        self.greet().await;
    }

    #[asyncio::coroutine]
    pub async fn unknown_field_of_self(&self) {
        fetch(1).await;
        println!("{}", self.nickname);
    }

    #[asyncio::coroutine]
    pub async fn field_without_self(&self) -> u32 {
        fetch(1).await;
        age
    }

    #[asyncio::coroutine]
    pub async fn arguments_of_a_coroutine_of_self(&self) {
        self.rest(1).await;
    }

    #[asyncio::coroutine]
    pub async fn rest(&self) {}

    #[asyncio::coroutine]
    pub async fn self_in_a_function() {
        fetch(1).await;
        println!("{}", self.name);
    }

    #[asyncio::coroutine]
    pub async fn field_where_a_reference_is_returned(&self) -> &String {
        fetch(1).await;
        self.name
    }

    #[asyncio::coroutine]
    pub async fn another_type_of_a_field(&mut self) {
        self.age = fetch(1).await;
    }

    #[asyncio::coroutine]
    pub async fn value_of_another_type(&self) -> u32 {
        fetch(1).await;
        self.name.clone()
    }

    #[asyncio::coroutine]
    pub async fn field_assigned(&self) {
        let name = fetch(1).await;
        self.name = name;
    }

    #[asyncio::coroutine]
    pub async fn field_pushed_to(&self) {
        self.tags.push(fetch(1).await);
    }

    #[asyncio::coroutine]
    pub async fn self_moved_twice(self) -> u32 {
        let first = self;
        fetch(1).await;
        first.age + self.age
    }

    #[asyncio::coroutine]
    pub async fn reference_into_a_local(&self) -> &str {
        let text = fetch(1).await;
        text.as_str()
    }
}
