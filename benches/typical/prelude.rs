use std::future::{Ready, ready};

pub enum Error {
    Refused(u64),
}

pub enum Command {
    Get(u64),
    Set(u64, u64),
    Ping,
}

pub struct Client;

impl Client {
    pub fn request(&self, key: u64) -> Ready<Result<u64, Error>> {
        ready(if key == 0 { Err(Error::Refused(key)) } else { Ok(key) })
    }

    pub fn next(&self) -> Ready<Result<Option<Command>, Error>> {
        ready(Ok(Some(Command::Get(1))))
    }
}
