//! `try_join!` of futures drops what it is given last at first, `join!` of tokio in its order; each is one awaited value.

#[asyncio::coroutine]
async fn both(a: Connection, b: Connection) -> Result<(Row, Row), Error> {
    let rows = futures::try_join!(a.fetch(1), b.fetch(2))?;
    tokio::join!(log(&rows.0), log(&rows.1));
    Ok(rows)
}
