//! E0716: what is in a place does not borrow from a temporary.
//! Instead of `let mut parser = parse(&make().await);`: `let text = make().await; let mut parser = parse(&text);`.

struct Parser<'a>(&'a str);

impl<'a> Parser<'a> {
    async fn word(&mut self) -> &'a str {
        self.0
    }
}

fn parse(text: &str) -> Parser<'_> {
    Parser(text)
}

#[asyncio::coroutine]
async fn make() -> String {
    String::from("made")
}

#[asyncio::coroutine]
async fn outer() -> usize {
    let mut parser = parse(&make().await);
    parser.word().await;
    parser.word().await.len()
}

fn main() {}
