//! Temporaries that a method takes: what their types are is known only from where the value goes, or from an arm.
use super::*;

#[derive(Debug)]
struct Failed(String);

#[derive(Debug)]
struct Short(u8);
impl TryFrom<Noisy> for Short {
    type Error = String;
    fn try_from(name: Noisy) -> Result<Short, String> {
        let length = name.touch();
        if length > 4 { Err(format!("{length}")) } else { Ok(Short(length as u8)) }
    }
}

fn parse<'a, T: From<&'a str>>(text: &'a [u8]) -> Result<T, Failed> {
    match std::str::from_utf8(text) {
        Ok(text) if !text.is_empty() => Ok(T::from(text)),
        _ => Err(Failed("empty".to_string())),
    }
}

struct Reply {
    text: Noisy,
    url: Box<Noisy>,
}

impl Reply {
    #[co]
    async fn parsed<T: for<'a> From<&'a str>>(self) -> Result<T, String> {
        let (bytes, url) = self.bytes().await?;
        parse(&bytes).map_err(|error: Failed| error.0 + url.touch().to_string().as_str())
    }
    #[co]
    async fn bytes(self) -> Result<(Vec<u8>, Box<Noisy>), String> {
        pause("bytes").await;
        Ok((vec![b'a'; self.text.touch() % 3], self.url))
    }
}

#[co]
async fn all(names: &[&str]) -> Result<Vec<Short>, String> {
    let names: Vec<Noisy> = later("names", names.iter().map(noisy).collect()).await;
    let _kept = noisy("kept");
    names.into_iter().map(|name| name.try_into()).collect()
}

#[derive(Debug)]
enum Json {
    Array(Vec<Noisy>),
    Other,
}

#[co]
async fn in_an_arm(json: Json) -> Result<Vec<Short>, String> {
    let json = later("json", json).await;
    match json {
        Json::Array(names) => names
            .into_iter()
            .map(|name| match name {
                name if name.touch() == 2 => Err("two".to_string()),
                name => Ok(name.try_into()?),
            })
            .collect::<Result<Vec<_>, _>>(),
        other => Err(format!("{other:?}")),
    }
}

#[co]
pub async fn main() {
    for text in ["abc", "abcd"] {
        let reply = Reply { text: noisy(text), url: Box::new(noisy("url")) };
        step(format_args!("{:?}", reply.parsed::<String>().await));
    }
    step(format_args!("{:?}", all(&["a", "b"]).await));
    step(format_args!("{:?}", all(&["a", "longer"]).await));
    for json in [Json::Array(vec![noisy("c")]), Json::Array(vec![noisy("de"), noisy("f")]), Json::Other] {
        step(format_args!("{:?}", in_an_arm(json).await));
    }
}
