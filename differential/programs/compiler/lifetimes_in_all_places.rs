//! Lifetimes of structs, of impls, late and early bound, of several references in one signature.
use super::*;

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Parser<'t> {
    #[co]
    async fn word(&mut self) -> Option<&'t str> {
        let rest = self.text.get(self.at..)?;
        pause("word").await;
        let word = rest.split_whitespace().next()?;
        self.at += word.len() + 1;
        Some(word)
    }
    #[co]
    async fn words<'o>(&mut self, output: &'o mut Vec<&'t str>) -> &'o [&'t str] {
        while let Some(word) = self.word().await {
            output.push(word);
        }
        output
    }
}

#[co]
async fn pick<'a: 'a, 'b>(a: &'a str, b: &'b str, first: bool) -> (&'a str, &'b str)
where
    'b: 'a,
{
    pause("pick").await;
    if first { (b, b) } else { (a, b) }
}

#[co]
pub async fn main() -> (usize, String) {
    let text = String::from("one two three");
    let mut parser = Parser { text: &text, at: 0 };
    let first = parser.word().await.unwrap();
    let mut output = vec![first];
    let n = parser.words(&mut output).await.len();
    let (a, b) = pick(output[0], "static", true).await;
    (n, format!("{a} {b} {output:?}"))
}
