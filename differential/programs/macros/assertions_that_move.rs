//! The arguments of assertions move what they are made of.
use super::*;

#[co]
pub async fn main() -> usize {
    let result: Result<Noisy, Noisy> = Ok(noisy("result"));
    let refused: Result<Noisy, Noisy> = Err(noisy("refused"));
    let maybe = Some(noisy("maybe"));
    let kept = noisy("kept");
    pause("before").await;
    assert_eq!(result.unwrap().touch(), 6);
    assert!(refused.is_err());
    assert_eq!(refused.unwrap_err().name(), "refused");
    assert_eq!(kept.touch(), 4, "{}", kept.name());
    println!("{}", maybe.unwrap().touch());
    pause("after").await;
    step("end");
    1
}
