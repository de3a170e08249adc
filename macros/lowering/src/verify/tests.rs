//! Each rule meets a body that was lowered well and then broken by hand.

use super::{problems, verify};
use crate::diagnostics::Diagnostics;
use crate::edition::Edition;
use crate::input::lower_function;
use crate::ir::{BlockId, Body, ScopeId, Stmt, Term};
use crate::locals::LocalId;
use syn::{ItemFn, parse_quote};

fn body(function: ItemFn) -> Body {
    let mut errors = Diagnostics::new();
    let (_, mut body, mut facts) =
        lower_function(&function, None, &parse_quote!(::asyncio::private), Edition::Since2024, &mut errors);
    crate::probe::probe(&mut body, &mut facts);
    assert!(errors.is_empty());
    assert_eq!(problems(&body), [""; 0]);
    body
}

/// `start` → (`then` | `else`) → `after_if`, with an await in `then`.
fn branching() -> Body {
    body(parse_quote! {
        async fn f(a: u8) -> u8 {
            let b = 1;
            if a == b {
                let c = g(a).await;
                h(c);
            }
            b
        }
    })
}

/// The block of that kind.
fn find(body: &Body, hint: &str) -> BlockId {
    let at = body.blocks.iter().position(|block| block.hint == hint);
    BlockId(at.unwrap_or_else(|| panic!("no block `{hint}`")))
}

fn local(body: &Body, name: &str) -> LocalId {
    let found = body.locals.ids().find(|local| body.locals[*local].name == name);
    found.unwrap_or_else(|| panic!("no local `{name}`"))
}

#[track_caller]
fn broken(body: &Body, expected: &[&str]) {
    assert_eq!(problems(body), expected);
}

#[test]
fn references() {
    let mut body = branching();
    let (then, resumed) = (find(&body, "then"), find(&body, "resumed"));
    body.blocks[then.0].term = Term::Goto(BlockId(99));
    body.blocks[resumed.0].stmts.push(Stmt::Enter(ScopeId(88)));
    body.blocks[resumed.0].stmts.push(Stmt::Code(parse_quote!(f(x__coropy77);), vec![LocalId(66)]));
    let blocks = body.blocks.len();
    let (scopes, locals) = (body.scopes.len(), body.locals.ids().count());
    broken(
        &body,
        &[
            &format!("there is no block 99, only {blocks}"),
            &format!("there is no scope 88, only {scopes}"),
            &format!("there is no local 66, only {locals}"),
            &format!("there is no local 77, only {locals}"),
        ],
    );
}

#[test]
fn terminated() {
    let mut body = branching();
    let after = find(&body, "after_if");
    body.blocks[after.0].term = Term::Open;
    broken(&body, &[&format!("bb{} (`after_if`) has no end", after.0)]);
}

#[test]
fn blocks_that_cannot_be_reached_need_no_end() {
    let body = body(parse_quote! {
        async fn f() -> u8 {
            loop {
                g().await;
            }
        }
    });
    assert!(matches!(body[find(&body, "after_loop")].term, Term::Open));
}

#[test]
fn straight() {
    for (stray, is_wrong) in [
        (parse_quote!(g(h().await);), true),
        (
            parse_quote!(if done() {
                break;
            }),
            true,
        ),
        (parse_quote!(continue 'outer;), true),
        (
            parse_quote!(loop {
                break;
            }),
            false,
        ),
        (parse_quote!(let later = async { g().await };), false),
        (parse_quote!(println!("{}", g().await);), true),
    ] {
        let mut body = branching();
        let resumed = find(&body, "resumed");
        body.blocks[resumed.0].stmts.push(Stmt::Code(stray, vec![]));
        let message = format!("bb{} (`resumed`) still awaits or jumps inside a statement", resumed.0);
        let expected: &[&str] = if is_wrong { &[&message] } else { &[] };
        broken(&body, expected);
    }
    let mut body = branching();
    let then = find(&body, "after_if");
    body.blocks[then.0].term = Term::Return(parse_quote!(return g().await));
    broken(&body, &[&format!("bb{} (`after_if`) still awaits or jumps inside a statement", then.0)]);
}

#[test]
fn a_goto_leads_into_no_new_scope() {
    let mut body = branching();
    let after = find(&body, "after_if");
    let inner = ScopeId(body.scopes.len() - 1);
    body.blocks[after.0].open.push((inner, vec![]));
    let from: Vec<usize> = (0..body.blocks.len())
        .filter(|block| matches!(body.blocks[*block].term, Term::Goto(next) if next == after))
        .collect();
    let messages: Vec<String> = from
        .iter()
        .filter(|block| body.blocks[**block].open.len() < 3)
        .map(|block| {
            let hint = body.blocks[*block].hint;
            format!("bb{block} (`{hint}`) leads to bb{} (`after_if`), whose scopes are others", after.0)
        })
        .collect();
    assert!(!messages.is_empty());
    broken(&body, &messages.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn an_await_resumes_in_the_scopes_that_it_left() {
    let mut body = branching();
    let (then, resumed) = (find(&body, "then"), find(&body, "resumed"));
    body.blocks[then.0].stmts.push(Stmt::Enter(ScopeId(1)));
    let at = format!("bb{} (`then`)", then.0);
    broken(
        &body,
        &[
            &format!("{at} enters scope 1 twice"),
            &format!("{at} leads to bb{} (`resumed`), whose scopes are others", resumed.0),
        ],
    );
}

#[test]
fn scope_0_is_always_open() {
    let mut body = branching();
    body.blocks[0].open.remove(0);
    let problems = problems(&body);
    assert_eq!(problems[0], "bb0 (`start`) is outside of the function's own scope");
}

#[test]
fn no_local_is_declared_twice() {
    let mut body = branching();
    let (resumed, b) = (find(&body, "resumed"), local(&body, "b"));
    body.blocks[resumed.0].stmts.push(Stmt::Declare(b));
    broken(&body, &[&format!("bb{} (`resumed`) declares `b` twice", resumed.0)]);
}

#[test]
fn a_way_declares_what_it_leads_to() {
    let mut body = branching();
    body.blocks[0].stmts.retain(|stmt| !matches!(stmt, Stmt::Code(..)));
    let (then, otherwise) = (find(&body, "then"), find(&body, "else"));
    broken(
        &body,
        &[
            &format!("bb0 (`start`) leads to bb{} (`then`), but does not declare `b`", then.0),
            &format!("bb0 (`start`) leads to bb{} (`else`), but does not declare `b`", otherwise.0),
            "bb0 (`start`) mentions `b`, which is not in scope",
        ],
    );
}

#[test]
fn mentions() {
    let mut body = branching();
    let (after, c) = (find(&body, "after_if"), local(&body, "c"));
    body.blocks[after.0].stmts.push(Stmt::Drop(c));
    broken(&body, &[&format!("bb{} (`after_if`) mentions `c`, which is not in scope", after.0)]);
}

#[test]
fn what_a_closure_declares_is_its_own() {
    body(parse_quote! {
        async fn f(v: Vec<u8>) -> usize {
            let n = v.iter().map(|x| match x { 0 => 1, y => *y }).count();
            g(matches!(n, m if m > 2), n).await
        }
    });
}

#[test]
fn what_a_method_leaves_is_declared_with_its_receiver() {
    let body = body(parse_quote! {
        async fn f(a: A, v: Option<B>) {
            a.m();
            match v {
                Some(b) => { b.m(); nap().await; }
                None => nap().await,
            }
            if let Some(c) = g().await { c.m(); nap().await; }
        }
    });
    let probes = body.blocks.iter().flat_map(|block| &block.stmts).filter(|stmt| matches!(stmt, Stmt::Probe { .. }));
    assert_eq!(probes.count(), 3);
}

#[test]
fn insets_end_and_have_operands() {
    let inset = || {
        body(parse_quote! {
            async fn f(a: A) {
                g(a.b(c().d())).await;
            }
        })
    };
    let find =
        |body: &Body, found: fn(&Stmt) -> bool| body.blocks[0].stmts.iter().position(found).expect("there is an inset");
    let message = "bb0 (`start`) has an inset that does not end, or has no operand";
    let missing = "bb0 (`start`) has an operand whose inset 0 does not come before it";

    let mut open = inset();
    let end = find(&open, |stmt| matches!(stmt, Stmt::EndInset(_)));
    open.blocks[0].stmts.remove(end);
    broken(&open, &[missing, message]);

    let mut gone = inset();
    gone.blocks[0].stmts.retain(|stmt| !matches!(stmt, Stmt::Inset(_) | Stmt::EndInset(_)));
    broken(&gone, &[missing]);

    let mut unused = inset();
    let Term::Await { awaited, .. } = &mut unused.blocks[0].term else { panic!("it awaits") };
    **awaited = parse_quote!(g());
    broken(&unused, &[message]);
}

#[test]
fn awaits_have_one_terminator_and_one_value_each() {
    let mut body = branching();
    let (then, resumed, value) = (find(&body, "then"), find(&body, "resumed"), local(&body, "value0"));
    body.blocks[resumed.0].open.last_mut().expect("a scope").1.retain(|local| *local != value);
    let message =
        format!("`value0`, the value of bb{} (`then`), is not declared at bb{} (`resumed`)", then.0, resumed.0);
    assert!(problems(&body).contains(&message));

    let mut body = branching();
    let otherwise = find(&body, "else");
    let again = body[then].term.clone();
    body.blocks[otherwise.0].term = again;
    let problems = problems(&body);
    let (last, hint) = if then > otherwise { (then, "then") } else { (otherwise, "else") };
    assert!(problems.contains(&format!("bb{} (`{hint}`) awaits what another block awaits too", last.0)));
    let shared = format!("bb{} (`resumed`) is where an await resumes, and something else leads there", resumed.0);
    assert_eq!(problems.iter().filter(|problem| **problem == shared).count(), 2);
}

#[test]
fn what_is_reported_asks_for_a_bug_report() {
    let mut body = branching();
    body.blocks[0].term = Term::Open;
    let mut errors = Diagnostics::new();
    verify(&body, &mut errors);
    let messages: Vec<String> = errors.messages().collect();
    assert_eq!(messages.len(), 1);
    assert!(
        messages[0]
            .starts_with("internal error of coropy: bb0 (`start`) has no end\nhelp: this is a mistake of the macro")
    );
}
