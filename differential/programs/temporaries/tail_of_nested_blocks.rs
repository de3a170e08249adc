//! Temporaries of a tail of a tail, of a labelled block, and of one that is an operand: in edition 2021 they outlive the
//! blocks.
use super::*;

fn take(value: Noisy, n: usize) -> usize {
    value.touch() + n
}

#[co]
async fn nested() -> usize {
    let _outer = noisy("outer");
    {
        let _middle = noisy("middle");
        {
            let _inner = noisy("inner");
            look(&noisy("deep")).await
        }
    }
}

#[co]
async fn labelled(n: usize) -> usize {
    let value = 'block: {
        let _inner = noisy("inner");
        if n == 0 {
            break 'block look(&noisy("broken with")).await;
        }
        look(&noisy("tail")).await
    };
    pause("p").await;
    value
}

#[co]
async fn operand() -> usize {
    let value = take(noisy("operand"), {
        let _inner = noisy("inner");
        look(&noisy("tail")).await
    }) + {
        let _other = noisy("other");
        noisy("no await").touch()
    } + look(&noisy("last")).await;
    step("after");
    value
}

#[co]
async fn patterns() -> usize {
    let (a, _) = {
        let _inner = noisy("inner");
        (look(&noisy("tail")).await, noisy("not bound"))
    };
    let Some(b) = ({
        let _inner = noisy("inner");
        Some(look(&noisy("else")).await)
    }) else {
        return 0;
    };
    step("bound");
    a + b
}

#[co]
pub async fn main() -> (usize, usize, usize, usize, usize) {
    (nested().await, labelled(0).await, labelled(1).await, operand().await, patterns().await)
}
