//! The message of an assertion is the condition as written, anchored locals or not.
use super::*;

#[co]
async fn go(k: i32) {
    let x = vec![1, 2];
    let r = &x;
    pause("p").await;
    match k {
        0 => assert!(x.iter().any(|v| *v > 5)),
        11 => assert!(x.ends(3)),
        1 => assert!(!x.is_empty() && x[0] == 2),
        2 => assert!(&x[..] == [1]),
        3 => assert!(x.len() as u8 > 3u8,),
        4 => assert!((x.len() + 1) * 2 == 5),
        5 => assert!(x.first().is_some_and(|&v| { v == 7 })),
        6 => assert!(x == vec![1]),
        7 => assert!(if x.len() == 2 { false } else { true }),
        8 => assert!(!matches!(x.as_slice(), [1, ..])),
        9 => assert!(x.iter().map(|v| v + 1).collect::<Vec<i32>>().len() == 0),
        10 => assert!(x.len() == 1 || r.len() >= 4),
        _ => {}
    }
}
trait Ends {
    fn ends(&self, n: i32) -> bool;
}
impl Ends for Vec<i32> {
    fn ends(&self, n: i32) -> bool {
        self.last() == Some(&n)
    }
}
#[co]
pub async fn main() -> i32 {
    for k in 0..12 {
        let outcome = futures::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(go(k))).await;
        if let Err(e) = outcome {
            step(format_args!("{:?} {:?}", e.downcast_ref::<&str>(), e.downcast_ref::<String>()));
        }
    }
    1
}
