//! Shapes that the macro does not lower yet. Each moves to its group when it does.

use super::shapes;
use crate::futures::nap;

shapes! {
    "field moved out": field_moved(String::from("text"), vec![1, 2, 3]) = {
        pub async fn field_moved(text: String, values: Vec<u64>) -> u64 {
            let pair = (text, values);
            let text = pair.0;
            nap().await;
            text.len() as u64 + pair.1.len() as u64
        }
    }
}
