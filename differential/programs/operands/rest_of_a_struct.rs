//! `..Default::default()` in an argument of a call that is awaited: it takes its type from the struct, and what is left of it ends
//! with the statement. Before it, a field that is left out.
use super::*;

struct Options<T> {
    name: Noisy,
    more: Option<T>,
    limit: usize,
    rest: Noisy,
}

impl<T> Default for Options<T> {
    fn default() -> Self {
        step("default");
        Options { name: noisy("default name"), more: None, limit: 1, rest: noisy("default rest") }
    }
}

struct Client(Noisy);

impl Client {
    async fn create<T: Into<Options<u8>>>(&self, options: T) -> Result<Noisy, String> {
        let options = options.into();
        pause("create").await;
        step(options.limit + usize::from(options.more.unwrap_or(2)));
        options.rest.touch();
        if options.limit > 5 { Err(self.0.touch().to_string()) } else { Ok(options.name) }
    }

    #[co]
    async fn created(&self, name: Noisy, limit: usize) -> Result<Noisy, String> {
        let made = self.create(Options { name, limit, ..Default::default() }).await?;
        pause("created").await;
        let first = made.touch();
        let again = self.create(Options {
            name: made,
            limit: eval("limit", first),
            #[cfg(not(all()))]
            more: Some("none"),
            ..std::default::Default::default()
        });
        again.await
    }

    #[co]
    async fn kept(&self) -> usize {
        let name = noisy("kept");
        let options: Options<u8> = Options {
            name,
            #[cfg(not(all()))]
            more: None,
            ..Default::default()
        };
        pause("kept").await;
        options.rest.touch() + options.limit
    }
}

#[co]
pub async fn main() -> (Result<Noisy, String>, Result<Noisy, String>, usize) {
    let client = Client(noisy("client"));
    let one = client.created(noisy("one"), 3).await;
    let other = client.created(noisy("other"), 7).await;
    (one, other, client.kept().await)
}
