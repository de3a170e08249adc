//! One name for a function, a parameter, a local, a field, a label, a type parameter's variable and a closure's.
use super::*;

struct Value {
    value: Noisy,
}

#[co]
async fn value(value: Value) -> usize {
    let value = value.value;
    let length = look(&value).await;
    'value: loop {
        let value = later("value", value.touch()).await;
        if value > 0 {
            break 'value;
        }
    }
    let value = |value: usize| value + length;
    pause("p").await;
    value(1)
}

#[co]
pub async fn main() -> usize {
    let main = value(Value { value: noisy("v") });
    pause("q").await;
    main.await
}
