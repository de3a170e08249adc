//! A builder whose methods take it is given a new value on some paths, and is borrowed across an await later.
use super::*;

struct Rule(Noisy, usize);

impl Rule {
    fn member(mut self, name: impl Into<String>) -> Rule {
        self.1 += name.into().len();
        self
    }
    fn arg(self, number: usize, text: &str) -> Rule {
        Rule(noisy(format_args!("{number} {text}")), self.1 + self.0.touch())
    }
    fn counted(&mut self) -> usize {
        self.0.grow().touch() + self.1
    }
    fn build(&self) -> Result<&Noisy, String> {
        if self.1 > 9 { Err("too much".to_string()) } else { Ok(&self.0) }
    }
}

#[co]
async fn built(name: Option<String>, args: &[&str]) -> Result<usize, String> {
    let mut rule = Rule(noisy("rule"), 0);
    if let Some(name) = &name {
        rule = rule.member(name);
    }
    for (number, text) in args.iter().enumerate() {
        rule = rule.arg(number, text);
    }
    let built = rule.build()?;
    pause("built").await;
    Ok(built.touch())
}

#[co]
async fn counted(mut times: usize) -> usize {
    let mut rule = Rule(noisy("rule"), 0);
    while times > 0 {
        times -= 1;
        rule = match times % 3 {
            0 => Rule(noisy("new"), rule.counted()),
            1 => rule.arg(times, "arg"),
            _ => rule.member("member"),
        };
    }
    look(&rule.0).await + rule.counted()
}

#[co]
pub async fn main() {
    step(format_args!("{:?}", built(None, &[]).await));
    step(format_args!("{:?}", built(Some("name".to_string()), &["a", "b"]).await));
    for times in 0..4 {
        step(counted(times).await);
    }
}
