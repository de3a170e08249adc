//! What a call gives a reference to is matched, in a loop whose value may be moved by an arm; the patterns name what a `use`
//! around them brings.
use super::*;

mod protocol {
    use super::Noisy;
    #[derive(Debug)]
    pub enum Response {
        Numbers(Vec<u32>),
        Named(Option<Code>),
        Other(Noisy),
    }
    #[derive(Debug)]
    pub enum Code {
        Valid(u32),
        Next(Noisy),
    }
}
use protocol::Response;

struct Data(Response);
impl Data {
    fn parsed(&self) -> &Response {
        &self.0
    }
}
fn hand_on(data: Data) {
    step(format_args!("on {:?}", data.0));
}

#[co]
async fn read(mut left: Vec<Data>) -> u32 {
    let mut sum = 0;
    let mut last = None;
    while let Some(data) = later("next", left.pop()).await {
        match data.parsed() {
            Response::Numbers(numbers) => {
                for number in numbers {
                    sum += *number;
                }
            }
            Response::Named(code) => {
                use protocol::Code;
                match code {
                    Some(Code::Valid(n)) => {
                        sum += *n;
                    }
                    Some(Code::Next(noisy)) => last = Some(noisy.clone().into()),
                    None => {}
                }
            }
            _ => hand_on(data),
        }
    }
    pause("end").await;
    let last: Option<Box<Noisy>> = last;
    sum + last.map_or(0, |_| 1000)
}

#[co]
pub async fn main() -> u32 {
    use protocol::Code;
    let all = vec![
        Data(Response::Other(noisy("other"))),
        Data(Response::Named(Some(Code::Next(noisy("next"))))),
        Data(Response::Named(Some(Code::Valid(20)))),
        Data(Response::Named(None)),
        Data(Response::Numbers(vec![1, 2])),
    ];
    read(all).await
}
