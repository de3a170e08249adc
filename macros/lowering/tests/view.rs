//! The coroutines of a file, and what there is to see of one.

use coropy_lowering::view::{Coroutine, Doing, coroutines};
use expect_test::{Expect, expect};

fn of(source: &str) -> Vec<Coroutine> {
    coroutines(&syn::parse_file(source).expect("a file"))
}

fn only(source: &str) -> Coroutine {
    let mut all = of(source);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[track_caller]
fn names(source: &str, expected: &[&str]) {
    let found = of(source);
    let found: Vec<String> =
        found.iter().map(|coroutine| format!("{}:{}", coroutine.name(), coroutine.span().start().line)).collect();
    assert_eq!(found, expected);
}

#[test]
fn functions_and_methods_wherever_they_stand() {
    names(
        "
        #[asyncio::coroutine] async fn a() {}
        async fn not() {}
        #[tokio::main] async fn neither() {}
        mod b {
            #[::asyncio::coroutine] async fn c() {}
            impl<T> D<T> { #[renamed::coroutine(crate = renamed)] async fn e(&self) {} }
            impl F for D<u8> { #[asyncio::coroutine] async fn g(self) {} }
            trait F { #[asyncio::coroutine] async fn g(self); #[asyncio::coroutine] async fn h() {} }
        }
        fn i() { #[asyncio::coroutine] async fn j() { #[asyncio::coroutine] async fn k() {} } }
        #[cfg_attr(test, asyncio::coroutine)] async fn l() {}
        #[asyncio::coroutine] async fn r#type() {}
        ",
        &[
            "a:2",
            "b::c:6",
            "b::D<T>::e:7",
            "b::<D<u8> as F>::g:8",
            "b::F::g:9",
            "b::F::h:9",
            "i::j:11",
            "i::j::k:11",
            "l:12",
            "type:13",
        ],
    );
}

#[test]
fn bare_attributes_under_ours() {
    names(
        "
        #[asyncio::coroutines]
        mod a {
            #[coroutine] async fn b() {}
            impl C { #[coroutine] async fn d(&self) {} }
            mod e { #[coroutine] async fn f() {} }
        }
        ",
        &["a::b:4", "a::C::d:5", "a::e::f:6"],
    );
    assert!(of("#[asyncio::coroutines] mod a { #[coroutine] async fn b() {} }").iter().all(|found| !found.is_bare()));
    assert!(only("#[coroutine] async fn b() {}").is_bare());
}

#[test]
fn scripts_and_their_items() {
    names(
        "
        fn main() {
            asyncio_run!(a());
            let x = asyncio::asyncio_run! {
                #[coroutine] async fn b() {}
                b().await;
            };
            println!(\"{}\", asyncio_run! { let y = 1; y });
        }
        ",
        &["main::b:5", "main::__main__:4", "main::__main__:8"],
    );
}

#[test]
fn entry_points() {
    names(
        "
        #[asyncio::main] async fn main() {}
        #[asyncio::test(debug = true)] async fn a() {}
        #[tokio::test] async fn b() {}
        ",
        &["main:2", "a:3"],
    );
}

#[test]
fn a_library_of_another_name() {
    let coroutine = only("#[asyncio::coroutine(crate = my::aio)] async fn f() { g().await }");
    let expansion = coroutine.expand().expect("a coroutine");
    assert!(expansion.full().contains("my::aio::private::Coroutine"));
    assert!(expansion.readable().starts_with("// from `my::aio::private`: "));
}

#[test]
fn errors_are_those_of_the_attribute() {
    let coroutine = only("#[asyncio::coroutine(fast)]\nasync fn f() {\n    v.map(|x| x.await);\n}");
    let errors = coroutine.expand().expect_err("two mistakes");
    let errors: Vec<String> = errors
        .iter()
        .map(|error| format!("{} {}", error.span().start().line, error.to_string().lines().next().unwrap_or_default()))
        .collect();
    assert_eq!(
        errors,
        ["1 coroutine() takes 0 positional arguments but 1 was given", "3 'await' outside async function"]
    );
}

#[test]
fn a_required_method_has_no_machine() {
    let coroutine = only("trait T { #[asyncio::coroutine] async fn f(&self) -> u8; }");
    let expansion = coroutine.expand().expect("a coroutine");
    assert!(expansion.machine().is_none());
    assert_eq!(
        expansion.readable(),
        "// from `::asyncio::private`: Coroutine, Machine\n\nfn f(&self) -> Coroutine<impl Machine<Output = u8>>;\n"
    );
}

#[track_caller]
fn states(source: &str, expected: Expect) {
    let expansion = only(source).expand().expect("a coroutine");
    let mut text = String::new();
    for state in expansion.machine().expect("a body").states() {
        let doing = match state.doing {
            Doing::Created => "created".into(),
            Doing::Suspended { text, span } => format!("awaits {text} at {}", span.start().line),
            Doing::Closed => "closed".into(),
            Doing::Passing { hint } => format!("passes {hint}"),
        };
        text += &format!("{}::{}: {doing}\n", state.owner, state.name);
        for saved in state.saved {
            let maybe = if saved.maybe { ", unless moved" } else { "" };
            text += &format!("    {} ({}): {:?}{maybe}\n", saved.name, saved.local, saved.how);
        }
    }
    expected.assert_eq(&text);
}

#[test]
fn states_and_what_they_save() {
    states(
        "#[asyncio::coroutine]
        async fn f(a: A, b: bool) {
            let x = 1;
            let guard = enter();
            if b { g(a).await; }
            let mut buf = vec![x];
            fill(&mut buf).await;
            let x = h(x).await;
            i(&buf, x).await
        }",
        expect![[r#"
            F::Unresumed: created
                a (a): Live
                b (b): Live
            F::AwaitG: awaits g(a) at 5
                guard (guard): ForDrop
                x_0 (x): Live
            F::AwaitFill: awaits fill(&mut buf) at 7
                buf (buf): Anchored
                guard (guard): ForDrop
                x_0 (x): Live
                a (a): ForDrop, unless moved
            F::AwaitH: awaits h(x) at 8
                buf (buf): Anchored
                guard (guard): ForDrop
                a (a): ForDrop, unless moved
            F::AwaitI: awaits i(&buf, x) at 9
                buf (buf): Anchored
                guard (guard): ForDrop
                a (a): ForDrop, unless moved
            F::Closed: closed
            F::AfterIf: passes after_if
                guard (guard): ForDrop
                x_0 (x): Live
                a (a): ForDrop, unless moved
        "#]],
    );
}

#[test]
fn a_graph_has_a_node_for_each_straight_piece() {
    let expansion = only(
        "#[asyncio::coroutine]
        async fn f(n: u8) -> u8 {
            let mut sum = 0;
            for i in 0..n {
                if i == 3 { continue; }
                sum += g(i).await;
            }
            { sum += 1; }
            sum
        }",
    );
    let expansion = expansion.expand().expect("a coroutine");
    let graph = expansion.machine().expect("a body").graph();
    let mut text = String::new();
    for (index, node) in graph.nodes.iter().enumerate() {
        text += &format!("{index} {:?}: {}\n", node.shape, node.lines.join(" "));
        for edge in graph.edges.iter().filter(|edge| edge.from == index) {
            text += &format!("    {:?} {} → {}\n", edge.way, edge.label, edge.to);
        }
    }
    expect![[r#"
        0 Plain: let mut sum = 0; let mut iter0 = IntoIterator::into_iter(0..n);
            Run  → 1
        1 Branch: match Iterator::next(&mut iter0)
            Run None → 2
            Run Some(i) → 3
        2 Return: {     sum += 1; } return sum
        3 Branch: if i == 3
            Run yes → 1
            Run no → 4
        4 Await: value0 = g(i).await
            Resume ready → 5
        5 Plain: sum += value0;
            Run  → 1
    "#]]
    .assert_eq(&text);
}

#[test]
fn a_readable_expansion_keeps_the_users_names_apart() {
    let expansion = only(
        "#[asyncio::coroutine]
        async fn f(frame: Saved) -> Poll { g().await; let signal = h(frame).await; signal }",
    );
    let text = expansion.expand().expect("a coroutine").readable();
    assert!(text.contains("renamed here because yours have these names: frame_, signal_"), "{text}");
    assert!(text.contains("__asyncio::Saved::new(frame)"), "{text}");
    assert!(text.contains("__asyncio::Poll::Pending"), "{text}");
}
