//! Temporaries of a chain of by-reference methods with an await at its end, and in its middle.
use super::*;

struct Client(Noisy);
struct Request<'a>(&'a Client, Noisy);

impl Client {
    fn get(&self, name: &str) -> Request<'_> {
        Request(self, noisy(name))
    }
}
impl<'a> Request<'a> {
    fn header(self, name: &str) -> Request<'a> {
        Request(self.0, self.1.renamed(name))
    }
    async fn send(&self) -> Response {
        pause("send").await;
        Response(noisy(format_args!("{} {}", self.0.0, self.1)))
    }
}
struct Response(Noisy);
impl Response {
    async fn text(self) -> String {
        pause("text").await;
        self.0.to_string()
    }
}

#[co]
pub async fn main() -> (String, String) {
    let client = Client(noisy("client"));
    let a = client.get("a").header("b").send().await.text().await;
    let b = Client(noisy("other")).get("c").send().await.text().await;
    (a, b)
}
