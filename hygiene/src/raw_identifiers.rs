//! Raw identifiers for everything that has a name.

/// A field.
#[derive(Clone, Copy, Debug)]
pub struct Holder {
    /// It.
    pub r#type: u32,
}

/// Parameters and locals.
#[renamed::coroutine(crate = ::renamed)]
pub async fn r#match(r#loop: u32, r#fn: &mut u32) -> u32 {
    let r#in = r#loop + 1;
    r#ref().await;
    *r#fn += r#in;
    r#in
}

/// Awaits nothing.
#[renamed::coroutine(crate = ::renamed)]
pub async fn r#ref() {}

/// All of them.
#[renamed::coroutine(crate = ::renamed)]
pub async fn all() -> u32 {
    let mut r#struct = 1_u32;
    let r#enum = r#match(2, &mut r#struct).await;
    let r#trait = &r#struct;
    r#ref().await;
    let mut r#impl = Holder { r#type: 1 };
    r#impl.r#type += r#match(r#enum, &mut r#impl.r#type).await;
    *r#trait + r#enum + r#impl.r#type - 4
}
