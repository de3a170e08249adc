//! Without a prelude.
#![no_implicit_prelude]

#[::renamed::coroutine(crate = ::renamed)]
async fn fill(list: &mut ::std::vec::Vec<u32>) -> u32 {
    list.push(3);
    1
}

#[::renamed::coroutine(crate = ::renamed)]
async fn fails(n: u32) -> ::std::result::Result<u32, ::std::string::String> {
    if n == 0 { ::std::result::Result::Err(::std::string::String::new()) } else { ::std::result::Result::Ok(n) }
}

/// `?`, loops, patterns, places.
///
/// # Errors
/// Never.
#[::renamed::coroutine(crate = ::renamed)]
pub async fn several(count: u32) -> ::std::result::Result<u32, ::std::string::String> {
    let mut list = ::std::vec::Vec::new();
    let mut sum = 0_u32;
    for n in 0_u32..count {
        sum += fill(&mut list).await + fails(n + 1).await?;
    }
    let first = fill(&mut ::std::vec::Vec::new()).await;
    while let ::std::option::Option::Some(n) = list.pop() {
        sum += fails(n).await?;
    }
    ::std::result::Result::Ok(sum + first)
}

/// All of them.
#[::renamed::coroutine(crate = ::renamed)]
pub async fn all() -> u32 {
    match several(3).await {
        ::std::result::Result::Ok(n) => n + fill(&mut ::std::vec::Vec::new()).await - 1 - 1,
        ::std::result::Result::Err(_) => 0,
    }
}
