//! What is moved, what is dropped before the await, and what is kept only to be dropped.

use super::shapes;
use crate::futures::{fetch, nap};
use std::hint::black_box;

/// Has something to drop.
struct Permit(u64);
impl Drop for Permit {
    fn drop(&mut self) {
        black_box(self.0);
    }
}

/// Neither `Copy` nor anything to drop.
struct Digest([u64; 8]);

shapes! {
    "8 KiB held": holds([7; 8192]) = {
        pub async fn holds(bytes: [u8; 8192]) -> u64 {
            nap().await;
            u64::from(bytes[5])
        }
    }
    "8 KiB through 5 wrappers": wrap5([7; 8192]) = {
        pub async fn wrap5(bytes: [u8; 8192]) -> u64 { wrap4(bytes).await }
        pub async fn wrap4(bytes: [u8; 8192]) -> u64 { wrap3(bytes).await }
        pub async fn wrap3(bytes: [u8; 8192]) -> u64 { wrap2(bytes).await }
        pub async fn wrap2(bytes: [u8; 8192]) -> u64 { wrap1(bytes).await }
        pub async fn wrap1(bytes: [u8; 8192]) -> u64 { holds(bytes).await }
    }
    "8 KiB through 10 wrappers": wrap10([7; 8192]) = {
        pub async fn wrap10(bytes: [u8; 8192]) -> u64 { wrap9(bytes).await }
        pub async fn wrap9(bytes: [u8; 8192]) -> u64 { wrap8(bytes).await }
        pub async fn wrap8(bytes: [u8; 8192]) -> u64 { wrap7(bytes).await }
        pub async fn wrap7(bytes: [u8; 8192]) -> u64 { wrap6(bytes).await }
        pub async fn wrap6(bytes: [u8; 8192]) -> u64 { wrap5(bytes).await }
    }
    "big local dead before the await": big_dead(3) = {
        pub async fn big_dead(x: u64) -> u64 {
            let table = black_box([x; 128]);
            let sum: u64 = table.iter().sum();
            nap().await;
            sum
        }
    }
    "String moved on": string_moved() = {
        pub async fn string_moved() -> u64 {
            let text = String::from("text");
            let length = consume(text).await;
            nap().await;
            length
        }
        pub async fn consume(text: String) -> u64 {
            nap().await;
            text.len() as u64
        }
    }
    "Vec grown across awaits": vec_grown(6) = {
        pub async fn vec_grown(n: u64) -> u64 {
            let mut values = Vec::new();
            while (values.len() as u64) < n {
                let value = fetch(values.len() as u64).await;
                values.push(value);
            }
            values.iter().sum()
        }
    }
    "Strings kept to be dropped": strings_kept() = {
        pub async fn strings_kept() -> u64 {
            let first = String::from("first");
            let second = String::from("second");
            let lengths = first.len() + second.len();
            nap().await;
            lengths as u64
        }
    }
    "guard held": guard(3) = {
        pub async fn guard(x: u64) -> u64 {
            let _permit = Permit(x);
            let value = fetch(x).await;
            nap().await;
            value
        }
    }
    "guard dropped early": guard_dropped(3) = {
        pub async fn guard_dropped(x: u64) -> u64 {
            let permit = Permit(x);
            let value = fetch(x).await;
            drop(permit);
            nap().await;
            value
        }
    }
    "not Copy, nothing to drop": digest(3) = {
        pub async fn digest(x: u64) -> u64 {
            let digest = Digest(black_box([x; 8]));
            let sum: u64 = digest.0.iter().sum();
            nap().await;
            sum
        }
    }
    "results of different sizes": different_sizes(3) = {
        pub async fn different_sizes(x: u64) -> u64 {
            let first = filled(x).await;
            let sum: u64 = first.iter().sum();
            let second = fetch(sum).await;
            let third = filled(second).await;
            third[2]
        }
        pub async fn filled(x: u64) -> [u64; 32] {
            nap().await;
            black_box([x; 32])
        }
    }
    "children of different sizes": different_children(3) = {
        pub async fn different_children(x: u64) -> u64 {
            nap().await;
            let y = holding(black_box([x; 16])).await;
            let z = holding(black_box([y; 64])).await;
            fetch(z).await
        }
        pub async fn holding<const N: usize>(values: [u64; N]) -> u64 {
            nap().await;
            values[1]
        }
    }
    "big local in a block": big_block(3) = {
        pub async fn big_block(x: u64) -> u64 {
            let first = {
                let table = black_box([x; 128]);
                nap().await;
                table[3]
            };
            let second = {
                let table = black_box([first; 128]);
                nap().await;
                table[4]
            };
            nap().await;
            first + second
        }
    }
    "counted in an array": histogram(20) = {
        pub async fn histogram(n: u64) -> u64 {
            let mut counts = [0u32; 256];
            for i in 0..n {
                let value = fetch(i * 7).await;
                counts[value as usize % 256] += 1;
            }
            u64::from(counts[7]) + n
        }
    }
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
}
