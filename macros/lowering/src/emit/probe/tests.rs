use super::super::testing::{local, with};
use syn::{ItemFn, parse_quote};

fn is_brief(function: ItemFn, rest: &str) -> bool {
    with(&function, |emit| emit.is_brief(local(emit, rest)))
}

#[test]
fn a_receiver_is_borrowed_briefly_for_a_number() {
    assert!(is_brief(
        parse_quote! {
            async fn f(x: u64) -> u64 {
                let table = make(x);
                let sum: u64 = table.iter().sum::<u64>() * x;
                nap().await;
                sum
            }
        },
        "table_rest"
    ));
}

#[test]
fn what_may_be_kept_is_not_borrowed_briefly() {
    // What it binds may borrow.
    assert!(!is_brief(
        parse_quote! {
            async fn f(x: u64) -> u64 {
                let table = make(x);
                let sum = table.total();
                nap().await;
                sum
            }
        },
        "table_rest"
    ));
    // Something else may keep it.
    assert!(!is_brief(
        parse_quote! {
            async fn f(x: u64) -> u64 {
                let mut list = Vec::new();
                let table = make(x);
                let count: usize = table.total(&mut list);
                nap().await;
                list.len()
            }
        },
        "table_rest"
    ));
}
