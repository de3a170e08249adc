// from `::asyncio::private`: Code, Coroutine, Machine, methods, never

/// Squares a number.
#[track_caller]
pub fn square(number: i64) -> Coroutine<impl Machine<Output = i64>> {
    use ::asyncio::private as __asyncio;
    use methods::*;
    Coroutine::straight(
        || {
            &Code {
                name: "square",
                file: file!(),
                line: 5,
                has_receiver: false,
                points: &[],
            }
        },
        move || {
            if false {
                return never::<i64>();
            }
            let number = number;
            { number * number }
        },
    )
}
