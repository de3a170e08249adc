pub async fn no_await(left: u64, right: u64) -> u64 {
    left.wrapping_mul(right)
}

pub async fn forward(client: &Client, key: &str) -> Result<u64, Error> {
    client.request(key.len() as u64).await
}

pub async fn request(client: &Client, key: &str) -> Result<String, Error> {
    let reply = client.request(key.len() as u64).await?;
    Ok(format!("{key}={reply}"))
}

pub async fn retry(client: &Client, key: u64, mut attempts: u32) -> Result<u64, Error> {
    loop {
        match client.request(key).await {
            Ok(reply) => return Ok(reply),
            Err(error) if attempts == 0 => return Err(error),
            Err(_) => attempts -= 1,
        }
    }
}

pub async fn transaction(client: &Client, from: u64, to: u64, amount: u64) -> Result<(), Error> {
    let balance = client.request(from).await?;
    if balance < amount {
        return Err(Error::Refused(balance));
    }
    let other = client.request(to).await?;
    client.request(balance - amount).await?;
    client.request(other + amount).await?;
    Ok(())
}

pub async fn sum(client: &Client, keys: Vec<u64>) -> Result<u64, Error> {
    let mut total = 0;
    for key in keys {
        total += client.request(key).await?;
    }
    Ok(total)
}

pub async fn cached(client: &Client, cache: Option<u64>) -> u64 {
    if let Some(value) = cache {
        return value;
    }
    client.request(0).await.unwrap_or_default()
}

pub async fn dispatch(client: &Client, command: Command) -> Result<u64, Error> {
    match command {
        Command::Get(key) => client.request(key).await,
        Command::Set(key, value) => {
            let before = client.request(key).await?;
            client.request(value).await?;
            Ok(before)
        }
        Command::Ping => Ok(0),
    }
}

pub async fn session(client: &Client, limit: u64) -> Result<u64, Error> {
    let mut served = 0;
    while let Some(command) = client.next().await? {
        if matches!(command, Command::Ping) {
            continue;
        }
        served += dispatch(client, command).await?;
        if served > limit {
            break;
        }
    }
    Ok(served)
}

pub async fn nested(client: &Client) -> Result<u64, Error> {
    let first = forward(client, "first").await?;
    let second = sum(client, vec![first, first + 1]).await?;
    transaction(client, first, second, 1).await?;
    Ok(first + second)
}
