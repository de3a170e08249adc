//! What is returned names a lifetime of the `impl`, or of the function's own, beside arguments that are generic and borrowed.
use super::*;

trait Source {
    fn next(&mut self) -> Noisy;
}

struct Names(usize);

impl Source for Names {
    fn next(&mut self) -> Noisy {
        self.0 += 1;
        noisy(self.0)
    }
}

struct Data<'a>(&'a str, Noisy);

#[co]
async fn inner<R>(source: &mut R, name: String) -> Result<Data<'static>, String>
where
    R: Source + Unpin,
{
    pause("inner").await;
    if name.is_empty() { Err(name) } else { Ok(Data("inner", source.next())) }
}

impl<'a> Data<'a> {
    #[co]
    async fn decode<R>(source: &mut R, name: &Option<String>) -> Result<Data<'a>, String>
    where
        R: Source + Unpin,
    {
        if let Some(name) = name {
            let owned = name.clone();
            let data = inner(source, owned).await?;
            return Ok(data);
        }
        Err("none".into())
    }
}

struct Client<S>(S);

impl<S: Source> Client<S> {
    #[co]
    async fn data<'b>(&mut self, names: Vec<String>) -> Vec<Data<'b>> {
        let source = &mut self.0;
        let mut all = vec![];
        for name in &names {
            pause(name).await;
            all.push(Data("own", source.next()));
        }
        all
    }
}

#[co]
pub async fn main() {
    let mut client = Client(Names(10));
    let all = client.data(vec!["a".to_string(), "b".to_string()]).await;
    step(all.len());
    let mut names = Names(0);
    for name in [Some("a".to_string()), None, Some(String::new())] {
        match Data::decode(&mut names, &name).await {
            Ok(data) => step(format_args!("{} {}", data.0, data.1.touch())),
            Err(error) => step(error),
        }
    }
}
