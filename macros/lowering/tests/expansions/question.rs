//! `?` on an awaited value and before the last await of a statement.

#[asyncio::coroutine]
async fn question(path: &str) -> Result<usize, Error> {
    let page = fetch(path).await?;
    let total = add(check(page.len())?, store(page).await?);
    Ok(total)
}
