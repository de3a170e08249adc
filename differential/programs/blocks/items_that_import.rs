//! Items that import from an item beside them which a macro writes: once around the body, and not again in what is checked.
use super::*;

#[co]
async fn inside(n: usize) -> usize {
    #[derive(Debug, Clone, PartialEq)]
    enum State {
        Empty,
        Full { name: String },
    }
    impl State {
        fn fill(&self) -> Self {
            use State::*;
            match self {
                Empty => Full { name: "full".to_owned() },
                Full { name } => Full { name: format!("{name}er") },
            }
        }
    }
    macro_rules! filled {
        ($state:expr) => {
            pause("filled").await;
            step(format_args!("{:?}", $state));
        };
    }
    let mut state = State::Empty;
    for _ in 0..n {
        let look = &state;
        filled!(look);
        state = state.fill();
    }
    usize::from(state == State::Full { name: "fuller".to_owned() })
}

#[co]
async fn beside() -> usize {
    use Way::{Left, Right};
    #[derive(Clone, Copy)]
    enum Way {
        Left,
        Right,
    }
    fn turned(way: Way) -> Way {
        match way {
            Left => Right,
            Right => Left,
        }
    }
    let way = turned(Left);
    pause("turned").await;
    match turned(way) {
        Left => 1,
        Right => 2,
    }
}

#[co]
async fn without_awaits() -> usize {
    mod numbers {
        #[derive(Clone, Copy)]
        pub enum Number {
            One,
        }
    }
    use numbers::Number;
    let number = Number::One;
    number as usize + 1
}

#[co]
pub async fn main() -> (usize, usize, usize) {
    (inside(2).await, beside().await, without_awaits().await)
}
