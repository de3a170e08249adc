//! The macros that run coroutines and that make the bare attribute work.
#![cfg(feature = "event-loop")]
#![forbid(unsafe_code)] // ours is not the user's

use asyncio::asyncio_run;
use std::num::ParseIntError;
use std::time::Duration;

#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    asyncio::sleep(Duration::ZERO).await;
    number * number
}

mod one_expression {
    use super::*;

    #[test]
    fn is_run_and_gives_its_value() {
        assert_eq!(asyncio_run!(square(10)), 100);
        assert_eq!(asyncio_run!(square(10),), 100);
    }

    #[test]
    fn may_run_in_debug_mode() {
        #[asyncio::coroutine]
        async fn debug() -> bool {
            asyncio::get_running_loop().get_debug()
        }
        let on = true;
        assert!(asyncio_run!(debug(), debug = on));
        assert!(!asyncio_run!(debug(), debug = !on));
    }

    #[test]
    fn may_be_a_variable_or_a_choice() {
        let coroutine = square(3);
        assert_eq!(asyncio_run!(coroutine), 9);
        let large = true;
        assert_eq!(asyncio_run!(if large { square(1000) } else { square(1) }), 1_000_000);
    }
}

mod a_script {
    use super::*;

    #[test]
    fn has_items_statements_and_a_value() {
        let total: i64 = asyncio_run! {
            use std::ops::Add as _;
            #[coroutine]
            async fn cube(number: i64) -> i64 {
                helper(number, square(number).await)
            }
            fn helper(a: i64, b: i64) -> i64 {
                a * b
            }

            let x = cube(2).await;
            let y = square(5).await;
            x.add(y)
        };
        assert_eq!(total, 33);
    }

    #[test]
    fn uses_what_is_around_it() {
        let (start, mut log) = (5, Vec::new());
        asyncio_run! {
            log.push(start);
            let x = square(start).await;
            log.push(x);
        }
        assert_eq!(log, [5, 25]);
    }

    #[test]
    fn returns_early_with_a_question_mark() {
        fn parse(text: &str) -> Result<i64, ParseIntError> {
            asyncio_run! {
                let number = text.parse()?;
                Ok(square(number).await)
            }
        }
        assert_eq!(parse("4"), Ok(16));
        assert!(parse("four").is_err());
    }

    #[test]
    fn may_end_in_a_macro_or_a_return() {
        assert_eq!(asyncio_run! { let x = square(2).await; format!("{x}") }, "4");
        assert_eq!(asyncio_run! { let x = square(2).await; vec![x, 1] }, [4, 1]);
        assert_eq!(asyncio_run! { let x = square(2).await; return x; }, 4);
        asyncio_run! { let x = square(2).await; assert_eq!(x, 4) }
        asyncio_run! { square(2).await; }
    }

    #[test]
    fn may_be_a_lone_loop() {
        let mut total = 0;
        asyncio_run! {
            for number in 1..=3 {
                total += square(number).await;
            }
        }
        assert_eq!(total, 14);
    }

    #[test]
    fn shows_in_a_format_string_what_was_borrowed_across_an_await() {
        async fn told(mut tell: impl FnMut(i64)) {
            tell(1);
            square(2).await;
        }
        let shown = asyncio_run! {
            let mut seen = vec![0];
            told(|number| seen.push(number)).await;
            format!("{seen:?}")
        };
        assert_eq!(shown, "[0, 1]");
    }

    #[test]
    fn may_have_a_coroutine_of_any_name() {
        let value = asyncio_run! {
            #[coroutine]
            async fn main() -> i64 {
                square(6).await
            }
            let script = main();
            script.await
        };
        assert_eq!(value, 36);
    }
}

#[asyncio::coroutines]
mod bare {
    use super::square;

    #[coroutine]
    pub async fn twice(number: i64) -> i64 {
        square(square(number).await).await
    }

    pub struct Number(pub i64);

    impl Number {
        #[coroutine]
        pub async fn squared(self) -> i64 {
            square(self.0).await
        }
    }

    pub trait Shape {
        #[coroutine]
        async fn area(self) -> i64;
    }

    impl Shape for Number {
        #[coroutine]
        async fn area(self) -> i64 {
            square(self.0).await
        }
    }

    pub mod inner {
        #[cfg_attr(all(), coroutine)]
        pub fn plain(number: i64) -> i64 {
            number + 1
        }
    }
}

#[test]
fn the_bare_attribute_works_in_a_module() {
    use bare::Shape;
    assert_eq!(asyncio::run(bare::twice(2)), 16);
    assert_eq!(asyncio::run(bare::Number(3).squared()), 9);
    assert_eq!(asyncio::run(bare::Number(4).area()), 16);
    assert_eq!(asyncio::run(bare::inner::plain(4)), 5);
    let coroutine = bare::Number(1).squared();
    assert_eq!(coroutine.qualname().to_string(), "Number.squared");
    assert_eq!(asyncio::run(coroutine), 1);
}

mod another_name {
    mod renamed {
        pub(super) use asyncio::*;
    }

    #[renamed::coroutines(crate = crate::another_name::renamed)]
    mod bare {
        #[coroutine]
        pub(super) async fn one() -> i64 {
            1
        }
    }

    #[renamed::test(crate = renamed)]
    async fn is_told_to_the_macros() {
        assert_eq!(bare::one().await, 1);
    }

    #[test]
    fn is_known_to_a_script() {
        let one = renamed::asyncio_run! {
            #[coroutine]
            async fn zero() -> i64 {
                0
            }
            zero().await + 1
        };
        assert_eq!(one, 1);
    }
}

mod tests_and_mains {
    use super::*;

    #[asyncio::test]
    async fn a_test_awaits() {
        assert_eq!(square(3).await, 9);
    }

    #[asyncio::test]
    async fn a_test_may_fail_with_a_question_mark() -> Result<(), ParseIntError> {
        assert_eq!(square("3".parse()?).await, 9);
        Ok(())
    }

    #[asyncio::test]
    #[should_panic(expected = "nine")]
    async fn a_test_may_have_to_panic() {
        assert_eq!(square(3).await, 8, "nine");
    }

    #[asyncio::test(debug = true)]
    #[ignore = "to see that it is"]
    fn a_test_may_be_ignored() {
        unreachable!()
    }

    /// Not the program's, but it has its shape.
    #[asyncio::main(debug = true)]
    async fn main() -> Result<i64, ParseIntError> {
        let value = square("7".parse()?).await;
        Ok(value + i64::from(asyncio::get_running_loop().get_debug()))
    }

    #[test]
    fn main_gives_what_its_coroutine_returns() {
        assert_eq!(main(), Ok(50));
    }
}
