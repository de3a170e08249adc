//! Shapes that the macro does not lower yet. Each moves to its group when it does.

use super::moves::Permit;
use super::shapes;
use crate::futures::nap;

shapes! {
    "moved on one side": moved_on_one_side(3) = {
        pub async fn moved_on_one_side(x: u64) -> u64 {
            let permit = Permit(x);
            if x > 2 {
                drop(permit);
            }
            nap().await;
            x
        }
    }
    "field moved out": field_moved(String::from("text"), vec![1, 2, 3]) = {
        pub async fn field_moved(text: String, values: Vec<u64>) -> u64 {
            let pair = (text, values);
            let text = pair.0;
            nap().await;
            text.len() as u64 + pair.1.len() as u64
        }
    }
}
