//! Droppers inside closures, boxes, vectors, options, tuples and arrays: all dropped in their order.
use super::*;

#[co]
pub async fn main() {
    let value = noisy("captured");
    let _closure = move || value.touch();
    let _boxed: Box<dyn std::any::Any> = Box::new(noisy("any"));
    let _vector = vec![noisy("v1"), noisy("v2")];
    pause("p").await;
    let _option = Some((noisy("o1"), noisy("o2")));
    let _array = [noisy("a1"), noisy("a2")];
    pause("q").await;
    let _shared = std::rc::Rc::new(noisy("rc"));
    let _second = _shared.clone();
    pause("r").await;
}
