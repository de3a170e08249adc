//! Mistakes with `self`: changed, moved, used as what it is not.

#![allow(dead_code)]

pub async fn fetch(id: u32) -> String {
    id.to_string()
}

pub async fn length(text: &str) -> usize {
    text.len()
}

pub fn eat(_: String) {}

pub struct User {
    pub name: String,
    pub tags: Vec<String>,
    pub inner: Inner,
    pub map: std::collections::HashMap<String, u32>,
}

pub struct Inner {
    pub a: String,
    pub b: Option<String>,
}

impl User {
    pub fn change_all(&mut self, to: String) {
        self.name = to;
    }

    pub async fn consume(self) -> usize {
        1
    }
}


impl User {
    #[asyncio::coroutine]
    pub async fn self_ref(&self) -> String {
        let name = self.name;
        fetch(1).await;
        name
    }

    #[asyncio::coroutine]
    pub async fn self_ref_arg(&self) {
        eat(self.name);
        fetch(1).await;
    }

    #[asyncio::coroutine]
    pub async fn self_ref_arg_after(&mut self) {
        fetch(1).await;
        eat(self.name);
    }

    #[asyncio::coroutine]
    pub async fn self_option(&self) -> String {
        fetch(1).await;
        self.inner.b.unwrap()
    }

    #[asyncio::coroutine]
    pub async fn self_option_mut(&mut self) -> String {
        let b = self.inner.b.unwrap();
        fetch(1).await;
        b
    }

    #[asyncio::coroutine]
    pub async fn self_for(&self) {
        for tag in self.tags {
            length(&tag).await;
        }
    }

    #[asyncio::coroutine]
    pub async fn self_match(&self) -> String {
        match self.inner.b {
            Some(b) => {
                fetch(1).await;
                b
            }
            None => String::new(),
        }
    }

    #[asyncio::coroutine]
    pub async fn self_assign(&self) {
        self.name = fetch(1).await;
    }

    #[asyncio::coroutine]
    pub async fn self_assign_plain(&self) {
        fetch(1).await;
        self.name = String::new();
    }

    #[asyncio::coroutine]
    pub async fn self_push(&self) {
        self.tags.push(String::new());
        fetch(1).await;
    }

    #[asyncio::coroutine]
    pub async fn self_push_await(&self) {
        self.tags.push(fetch(1).await);
    }

    #[asyncio::coroutine]
    pub async fn self_borrow_mut(&self) {
        let tags = &mut self.tags;
        tags.push(fetch(1).await);
    }

    #[asyncio::coroutine]
    pub async fn self_change(&self) {
        self.change().await
    }

    #[asyncio::coroutine]
    pub async fn change(&mut self) {
        fetch(1).await;
    }

    #[asyncio::coroutine]
    pub async fn self_used_after(self) -> usize {
        let tags = self.tags;
        fetch(1).await;
        tags.len() + self.tags.len()
    }

    #[asyncio::coroutine]
    pub async fn insert(&self, key: String) {
        self.map.insert(key, 1);
        fetch(1).await;
    }

    #[asyncio::coroutine]
    pub async fn insert_await(&self, key: String) {
        self.map.insert(fetch(1).await, 1);
    }

    #[asyncio::coroutine]
    pub async fn entry(&self, key: String) {
        *self.map.entry(key).or_insert(0) += 1;
        fetch(1).await;
    }

    #[asyncio::coroutine]
    pub async fn set_name(&self) {
        self.name.push_str(&fetch(1).await);
    }

    #[asyncio::coroutine]
    pub async fn index_mut(&self) {
        self.tags[0] = fetch(1).await;
    }

    #[asyncio::coroutine]
    pub async fn give_name(&self) -> String {
        let name = self.name;
        name
    }

    #[asyncio::coroutine]
    pub async fn first_tag(&self) -> String {
        fetch(1).await;
        self.tags[0]
    }

    #[asyncio::coroutine]
    pub async fn swap(&self) {
        let old = std::mem::take(&mut self.name);
        length(&old).await;
    }

    #[asyncio::coroutine]
    pub async fn consume_twice(&self) -> usize {
        self.consume().await
    }

    #[asyncio::coroutine]
    pub async fn two_borrows(&mut self) -> usize {
        let tags = &mut self.tags;
        let name = &mut self.tags;
        fetch(1).await;
        tags.len() + name.len()
    }

    #[asyncio::coroutine]
    pub async fn shared_then_mut(&mut self) -> usize {
        let first = &self.tags[0];
        self.tags.push(fetch(1).await);
        first.len()
    }

    #[asyncio::coroutine]
    pub async fn compared(&self, other: &User) -> bool {
        fetch(1).await;
        self == other
    }

    #[asyncio::coroutine]
    pub async fn cloned(&self) -> User {
        fetch(1).await;
        self.clone()
    }

    #[asyncio::coroutine]
    pub async fn returned_self(&self) -> User {
        fetch(1).await;
        *self
    }

    #[asyncio::coroutine]
    pub async fn matched(&self) -> u32 {
        match self {
            Some(x) => 1,
            None => fetch(1).await.len() as u32,
        }
    }

    #[asyncio::coroutine]
    pub async fn self_as_bool(&self) -> u32 {
        if self { 1 } else { fetch(1).await.len() as u32 }
    }

    #[asyncio::coroutine]
    pub async fn self_arg(&self) -> usize {
        length(self).await
    }

    #[asyncio::coroutine]
    pub async fn self_returned_wrong(&self) -> usize {
        fetch(1).await;
        self
    }

    #[asyncio::coroutine]
    pub async fn self_in_struct(&self) -> User {
        User { name: self, tags: vec![], map: fetch(1).await }
    }

    #[asyncio::coroutine]
    pub async fn for_self(&self) {
        for x in self {
            fetch(1).await;
        }
    }

    #[asyncio::coroutine]
    pub async fn for_field(&self) {
        for x in self.name {
            fetch(1).await;
        }
    }

    #[asyncio::coroutine]
    pub async fn called_self(&self) -> u32 {
        fetch(1).await;
        self()
    }

    #[asyncio::coroutine]
    pub async fn indexed_self(&self) -> u32 {
        fetch(1).await;
        self[0]
    }

    #[asyncio::coroutine]
    pub async fn let_typed(&self) -> u32 {
        let n: u32 = self;
        fetch(1).await;
        n
    }

    #[asyncio::coroutine]
    pub async fn unused_inside(&self, arg: u32) {
        let unused = self;
        fetch(1).await;
    }

    #[asyncio::coroutine]
    pub async fn mut_self_unneeded(mut self) -> usize {
        fetch(1).await;
        self.tags.len()
    }

    #[asyncio::coroutine]
    pub async fn mut_self_missing(self) -> usize {
        self.tags.push(fetch(1).await);
        self.tags.len()
    }

    #[asyncio::coroutine]
    pub async fn boxed(self: Box<Self>) -> String {
        let name = self.name;
        fetch(1).await;
        self.name
    }

    #[asyncio::coroutine]
    pub async fn rc(self: Rc<Self>) -> String {
        fetch(1).await;
        self.name
    }

    #[asyncio::coroutine]
    pub async fn pinned(self: std::pin::Pin<&mut Self>) {
        self.name = fetch(1).await;
    }

    #[asyncio::coroutine]
    pub async fn closure_changes(&self) {
        let f = || self.tags.push(String::new());
        fetch(1).await;
        f();
    }

    #[asyncio::coroutine]
    pub async fn used_after_consume(self) -> usize {
        let n = self.consume().await;
        n + self.tags.len()
    }

    #[asyncio::coroutine]
    pub async fn method_typo(&self) -> usize {
        fetch(1).await;
        self.nam.len()
    }

    #[asyncio::coroutine]
    pub async fn method_typo_call(&self) -> usize {
        fetch(1).await;
        self.nothing()
    }

    #[asyncio::coroutine]
    pub async fn method_typo_call_await(&self) -> usize {
        self.nothing().await
    }

    #[asyncio::coroutine]
    pub async fn returns_moved(&self) -> Vec<String> {
        fetch(1).await;
        self.tags
    }

    #[asyncio::coroutine]
    pub async fn borrow_and_change(&mut self) -> usize {
        let name = &self.name;
        self.change_all(fetch(1).await);
        name.len()
    }

    #[asyncio::coroutine]
    pub async fn iterate_and_change(&mut self) {
        for tag in self.tags.iter() {
            self.change_all(fetch(1).await);
        }
    }
}
