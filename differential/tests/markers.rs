//! `Send`, `Sync`, `UnwindSafe` and `RefUnwindSafe` hold for a coroutine wherever they hold for the native future of the
//! same function, and `Unpin` never does: a table of functions, each compiled both ways.
#![allow(
    missing_docs,
    unused_must_use,
    dead_code,
    clippy::all,
    reason = "what is asked is only what the types of the futures are"
)]

use coropy_differential::prelude::*;
use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::rc::Rc;
use std::sync::{Arc, Mutex};

/// Asks whether a value's type implements a trait: method resolution prefers the inherent method, where its bounds hold.
struct Asked<T>(PhantomData<T>);

impl<T> Asked<T> {
    fn about(_: &T) -> Self {
        Asked(PhantomData)
    }
}

macro_rules! questions {
    ($($name:ident: $marker:ident, $no:ident;)*) => {
        $(
            impl<T: $marker> Asked<T> {
                fn $name(&self) -> bool { true }
            }
            trait $no {
                fn $name(&self) -> bool { false }
            }
            impl<T> $no for &Asked<T> {}
        )*
    };
}

questions! {
    send: Send, NotSend;
    sync: Sync, NotSync;
    unwind_safe: UnwindSafe, NotUnwindSafe;
    ref_unwind_safe: RefUnwindSafe, NotRefUnwindSafe;
    unpin: Unpin, NotUnpin;
}

const MARKERS: [&str; 5] = ["Send", "Sync", "UnwindSafe", "RefUnwindSafe", "Unpin"];

macro_rules! answers {
    ($value:expr) => {{
        match &Asked::about(&$value) {
            asked => [asked.send(), asked.sync(), asked.unwind_safe(), asked.ref_unwind_safe(), asked.unpin()],
        }
    }};
}

/// The functions in two modules, and the answers for each call.
macro_rules! table {
    ($(async fn $name:ident $params:tt $(-> $output:ty)? $body:block; $call:expr)*) => {
        mod native {
            use super::*;
            $(pub(super) async fn $name $params $(-> $output)? $body)*
        }
        mod ours {
            use super::*;
            $(#[asyncio::coroutine] pub(super) async fn $name $params $(-> $output)? $body)*
        }
        fn rows() -> Vec<(&'static str, [bool; 5], [bool; 5])> {
            vec![$((
                stringify!($name),
                { use native::$name; answers!($call) },
                { use ours::$name; answers!($call) },
            )),*]
        }
    };
}

fn shared<T>(_: &T) {}
fn taken<T>(_: T) {}
fn nap() -> std::future::Ready<()> {
    std::future::ready(())
}

table! {
    async fn nothing() {}; nothing()
    async fn argument(text: String) -> usize { nap().await; text.len() }; argument(String::new())
    async fn reference(text: &str) -> usize { nap().await; text.len() }; reference("")
    async fn exclusive(list: &mut Vec<u8>) { nap().await; list.push(1); }; exclusive(&mut vec![])
    async fn carried() { let n = Arc::new(1); nap().await; taken(n); }; carried()
    async fn anchored() { let list = vec![1]; let first = &list[0]; nap().await; shared(first); }; anchored()
    async fn anchored_exclusively() { let mut list = vec![1]; let all = &mut list; nap().await; all.push(1); }; anchored_exclusively()
    async fn closure() { let list = vec![1]; let call = || list.len(); nap().await; call(); }; closure()
    async fn iterator() { let list = vec![1]; for n in list.iter() { nap().await; shared(n); } }; iterator()
    async fn by_value(list: Vec<String>) { for n in list { nap().await; taken(n); } }; by_value(vec![])
    async fn receiver(text: String) -> Vec<u8> { let bytes = text.into_bytes(); nap().await; bytes }; receiver(String::new())
    async fn branches(flag: bool) -> usize { let text = String::new(); if flag { nap().await; } nap().await; text.len() }; branches(true)
    async fn conditional_move(text: String, flag: bool) { if flag { taken(text); nap().await; return; } nap().await; taken(text); }; conditional_move(String::new(), true)
    async fn child(text: String) -> usize { argument(text).await }; child(String::new())
    async fn child_that_borrows() -> usize { let text = String::new(); reference(&text).await }; child_that_borrows()
    async fn temporary() -> usize { reference(&String::new()).await }; temporary()
    async fn block(text: String) -> usize { async move { nap().await; text.len() }.await }; block(String::new())
    async fn rc_before() { { let n = Rc::new(1); taken(n); } nap().await; }; rc_before()
    async fn rc_lent_in_a_loop(which: bool) { let text = String::new(); let more = { let n = Rc::new(1); let m = &n; for _ in 0..2 { shared(m); } if which { Some(text) } else { None } }; nap().await; taken(more); }; rc_lent_in_a_loop(true)
    async fn rc_after() { nap().await; let n = Rc::new(1); taken(n); }; rc_after()
    async fn rc_in_a_call() { nap().await; taken(Rc::new(1)); nap().await; }; rc_in_a_call()
    async fn rc_moved() { let n = Rc::new(1); taken(n); nap().await; }; rc_moved()
    async fn rc_held() { let n = Rc::new(1); nap().await; taken(n); }; rc_held()
    async fn rc_for_its_drop() { let _n = Rc::new(1); nap().await; }; rc_for_its_drop()
    async fn rc_borrowed() { let n = Rc::new(1); let m = &n; nap().await; shared(m); }; rc_borrowed()
    async fn cell_held() { let n = Cell::new(1); nap().await; n.set(2); }; cell_held()
    async fn cell_borrowed() { let n = Cell::new(1); let m = &n; nap().await; m.set(2); }; cell_borrowed()
    async fn ref_cell_guard() { let n = RefCell::new(1); let m = n.borrow_mut(); nap().await; drop(m); }; ref_cell_guard()
    async fn mutex_held() { let n = Mutex::new(1); nap().await; shared(&n); }; mutex_held()
    async fn mutex_guard() { let n = Mutex::new(1); let m = n.lock(); nap().await; drop(m); }; mutex_guard()
    async fn mutex_guard_given_back() { let n = Mutex::new(1); { let m = n.lock(); drop(m); } nap().await; shared(&n); }; mutex_guard_given_back()
    async fn added_behind_a_guard(n: &Mutex<u8>) { *n.lock().unwrap() += std::future::ready(1).await; }; added_behind_a_guard(&Mutex::new(1))
    async fn added_behind_a_temporary(n: &Mutex<Vec<u8>>) { *n.lock().unwrap().last_mut().unwrap() += std::future::ready(1).await; }; added_behind_a_temporary(&Mutex::new(vec![]))
    async fn raw_pointer() { let n = 1; let m = &raw const n; nap().await; taken(m); }; raw_pointer()
    async fn raw_pointer_before() { let n = 1; { let m = &raw const n; taken(m); } nap().await; taken(n); }; raw_pointer_before()
    async fn trait_object(call: Box<dyn Fn()>) { nap().await; call(); }; trait_object(Box::new(|| ()))
    async fn send_trait_object(call: Box<dyn Fn() + Send + Sync + UnwindSafe + RefUnwindSafe>) { nap().await; call(); }; send_trait_object(Box::new(|| ()))
    async fn of_one_thread(n: Rc<i32>) { taken(n); }; of_one_thread(Rc::new(1))
    async fn boxed_child() { let future: Pin<Box<dyn Future<Output = ()> + Send>> = Box::pin(nap()); future.await; }; boxed_child()
    async fn error() -> Result<u8, Box<dyn std::error::Error + Send + Sync>> { nap().await; let n: u8 = "1".parse()?; nap().await; Ok(n) }; error()
    async fn phantom() { let marker = PhantomData::<*const u8>; nap().await; taken(marker); }; phantom()
}

#[test]
fn wherever_native() {
    let mut wrong = vec![];
    let mark = |holds: bool| if holds { "yes" } else { "no" };
    println!("{:24} {}", "", MARKERS.map(|marker| format!("{marker:16}")).concat());
    for (name, native, ours) in rows() {
        let cells = std::array::from_fn::<_, 5, _>(|at| match (native[at], ours[at]) {
            (left, right) if left == right => format!("{:16}", mark(left)),
            (left, right) => format!("{:16}", format!("{} → {}", mark(left), mark(right))),
        });
        println!("{name:24} {}", cells.concat());
        wrong.extend((0..4).filter(|at| native[*at] && !ours[*at]).map(|at| format!("{name} is not {}", MARKERS[at])));
        if ours[4] {
            wrong.push(format!("{name} is Unpin"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
