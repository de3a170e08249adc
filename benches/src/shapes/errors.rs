//! The `?` operator.

use super::shapes;
use crate::futures::{Refused, attempt, fetch, nap};
use std::error::Error;

shapes! {
    "one ?": one(3) = {
        pub async fn one(x: u64) -> Result<u64, Refused> {
            let y = attempt(x).await?;
            Ok(y + 1)
        }
    }
    "five ? in a row": five(3) = {
        pub async fn five(x: u64) -> Result<u64, Refused> {
            let a = attempt(x).await?;
            let b = attempt(a + 1).await?;
            let c = attempt(b + 1).await?;
            let d = attempt(c + 1).await?;
            attempt(d + x).await
        }
    }
    "five ?, coroutines": five_children(3) = {
        pub async fn five_children(x: u64) -> Result<u64, Refused> {
            let a = request(x).await?;
            let b = request(a + 1).await?;
            let c = request(b + 1).await?;
            let d = request(c + 1).await?;
            Ok(request(d + x).await?)
        }
        pub async fn request(x: u64) -> Result<u64, Refused> {
            let y = attempt(x).await?;
            Ok(y + 1)
        }
    }
    "map_err and ?": map_err(3) = {
        pub async fn map_err(x: u64) -> Result<u64, Box<dyn Error>> {
            let y = attempt(x).await.map_err(|refused| format!("refused {}", refused.0))?;
            let z: u64 = format!("{y}").parse()?;
            nap().await;
            Ok(y + z)
        }
    }
    "? on Option": option(Some(3)) = {
        pub async fn option(x: Option<u64>) -> Option<u64> {
            let y = fetch(x?).await;
            let z = y.checked_add(1)?;
            nap().await;
            Some(z)
        }
    }
    "? in a loop": frames(20) = {
        pub async fn frames(n: u64) -> Result<u64, Refused> {
            let mut total = 0;
            for i in 1..n {
                let length = attempt(i).await?;
                if length > 1000 {
                    return Err(Refused(length));
                }
                total += attempt(length).await?;
            }
            Ok(total)
        }
    }
}
