//! `self`, `&self`, `&mut self`, `mut self`.
use super::*;

struct Account {
    owner: Noisy,
    balance: i32,
}

impl Account {
    #[co]
    async fn read(&self) -> i32 {
        pause("read").await;
        self.balance + self.owner.touch() as i32
    }
    #[co]
    async fn add(&mut self, n: i32) -> &mut Self {
        pause("add").await;
        self.balance += n;
        pause("added").await;
        self
    }
    #[co]
    async fn close(self) -> Noisy {
        pause("close").await;
        self.owner
    }
    #[co]
    async fn doubled(mut self) -> Self {
        self.balance *= later("double", 2).await;
        self
    }
    #[co]
    async fn open(name: &str) -> Self {
        let owner = noisy(name);
        pause("open").await;
        Account { owner, balance: 0 }
    }
}

static SAMPLE: std::sync::Mutex<i32> = std::sync::Mutex::new(0);

#[co]
async fn own(account: &'static mut Account) -> i32 {
    account.add(5).await.balance
}

#[co]
pub async fn main() -> (i32, Noisy) {
    let account = Account::open("owner").await.doubled().await;
    let leaked = Box::leak(Box::new(Account { owner: noisy("leaked"), balance: *SAMPLE.lock().unwrap() }));
    let n = own(leaked).await;
    (n, account.close().await)
}
