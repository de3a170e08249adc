//! A constructor awaits a method of what it makes, whose type parameters only `Self` names.
use super::*;
use std::marker::PhantomData;

trait Layer: Send {
    fn name() -> &'static str;
}
struct Plain;
impl Layer for Plain {
    fn name() -> &'static str {
        "plain"
    }
}

struct Stream<T> {
    control: Noisy,
    filter: Option<Box<dyn Fn(T) -> usize + Send>>,
    layer: PhantomData<T>,
}

impl<T: Layer> Stream<T> {
    #[co]
    async fn connect(name: &str) -> Result<Self, String> {
        let mut stream = Stream { control: noisy(name), filter: None, layer: PhantomData };
        let ready = stream.read(T::name()).await;
        match ready {
            Ok(length) => {
                stream.filter = Some(Box::new(move |_| length));
                Ok(stream)
            }
            Err(error) => Err(error),
        }
    }

    #[co]
    async fn read(&mut self, layer: &str) -> Result<usize, String> {
        pause("read").await;
        if self.control.grow().touch() > 5 { Err(layer.to_string()) } else { Ok(layer.len()) }
    }
}

#[co]
pub async fn main() {
    for name in ["a", "a long name"] {
        let stream = Stream::<Plain>::connect(name).await;
        step(format_args!("{:?}", stream.map(|stream| stream.filter.map_or(0, |filter| filter(Plain)))));
    }
}
