//! The viewer as its users meet it: arguments in, text and exit status out.

use expect_test::{Expect, expect};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = "\
#[asyncio::coroutine]
async fn square(number: i64) -> i64 {
    nap().await;
    number * number
}

mod bank {
    impl Account {
        #[asyncio::coroutine]
        async fn pay(&mut self, sum: u32) -> Result<(), Error> {
            self.ask(sum).await?;
            Ok(())
        }
    }
}
";

/// A folder of its own for a test's files.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

/// Runs the viewer in a folder that holds `program.rs`.
fn run(test: &str, program: &str, args: &[&str]) -> Output {
    let folder = folder(test);
    std::fs::write(folder.join("program.rs"), program).expect("the program is written");
    let viewer = Command::new(env!("CARGO_BIN_EXE_cargo-coropy")).args(args).current_dir(folder).output();
    viewer.expect("the viewer runs")
}

#[track_caller]
fn shows(test: &str, args: &[&str], expected: Expect) {
    let output = run(test, PROGRAM, args);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    expected.assert_eq(&String::from_utf8_lossy(&output.stdout));
}

#[track_caller]
fn fails(test: &str, program: &str, args: &[&str], status: i32, expected: Expect) {
    let output = run(test, program, args);
    expected.assert_eq(&String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    assert_eq!(output.status.code(), Some(status));
}

#[test]
fn the_expansion_of_each_coroutine() {
    let output = run("expansion", PROGRAM, &["coropy", "program.rs"]);
    let text = String::from_utf8_lossy(&output.stdout);
    for line in [
        "// ───── square, program.rs:2:10 ─────",
        "// ───── bank::Account::pay, program.rs:10:18 ─────",
        "        // Waits for `nap()` (line 3).",
        "        number: Saved<Number>,",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} in:\n{text}");
    }
    assert!(!text.contains("::asyncio::private::Saved"));
    let full = run("expansion", PROGRAM, &["program.rs", "--full"]);
    assert!(String::from_utf8_lossy(&full.stdout).contains("__asyncio::Saved"));
}

#[test]
fn one_function_by_the_end_of_its_name() {
    for name in ["pay", "Account::pay", "bank::Account::pay"] {
        let output = run("function", PROGRAM, &["program.rs", "--states", "--fn", name]);
        assert!(String::from_utf8_lossy(&output.stdout).starts_with("// ───── bank::Account::pay, "), "{name}");
    }
}

#[test]
fn states() {
    shows(
        "states",
        &["program.rs", "--states", "--fn=square"],
        expect![[r#"
            // ───── square, program.rs:2:10 ─────
            state      waits for  at               saves
            Unresumed                              number
            AwaitNap   nap()      program.rs:3:11  number
            Closed                                 nothing
        "#]],
    );
}

#[test]
fn temporaries_end_by_the_edition() {
    let program = "#[asyncio::coroutine] async fn f() -> u8 { let local = a(); g(&b()).await }";
    let held = |edition: &[&str]| {
        let args = [&["program.rs", "--ir"], edition].concat();
        let text = String::from_utf8(run("edition", program, &args).stdout).expect("text");
        text.lines().find(|line| line.starts_with("bb1 resumed")).map(str::to_owned)
    };
    let since_2024 = held(&[]).expect("it resumes");
    assert!(since_2024.contains("s1{local temp0 value0}"), "{since_2024}");
    assert_eq!(held(&["--edition", "2024"]), Some(since_2024));
    let until_2021 = held(&["--edition", "2021"]).expect("it resumes");
    assert!(until_2021.contains("s0{temp0} s1{local value0}"), "{until_2021}");
}

#[test]
fn ir() {
    shows(
        "ir",
        &["program.rs", "--ir", "--fn=square"],
        expect![[r#"
        // ───── square, program.rs:2:10 ─────
        square(number)
        await 0: `nap()` at 3:11

        bb0 start: s0{number}   live: number
            enter s1
            await 0: value0 = nap().await → bb1

        bb1 resumed: s0{number} s1{value0}   live: number, value0
            value0;
            return number * number
    "#]],
    );
}

#[test]
fn graph_for_graphviz() {
    shows(
        "dot",
        &["program.rs", "--graph", "--fn=pay"],
        expect![[r##"
            digraph coroutines {
                node [shape=box, fontname=monospace, fontsize=10, style=filled, fillcolor=white];
                edge [fontname=monospace, fontsize=9];
                subgraph cluster_0 {
                    label="bank::Account::pay"; fontname=monospace; labeljust=l; color=gray;
                    n0_0 [label="bb0 start\lvalue0 = self.ask(sum).await\l", fillcolor="#fff1cc", color="#b37a00"];
                    n0_1 [label="bb1 resumed\lvalue0?;\lreturn Ok(())\l", fillcolor="#dff2e1", color="#2e7d32"];
                    n0_0 -> n0_1 [label="ready", style=dashed, color="#b37a00"];
                }
            }
        "##]],
    );
}

#[test]
fn graph_as_a_picture() {
    let output = run("picture", PROGRAM, &["program.rs", "--graph=svg", "-o", "graph.svg"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty());
    let picture = std::fs::read_to_string(folder("picture").join("graph.svg")).expect("the picture is there");
    assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>\n"));
    for text in ["bank::Account::pay", "value0 = nap().await", "number * number", "awaits: a state"] {
        assert!(picture.contains(text), "{text}");
    }
}

#[test]
fn help_and_version() {
    let help = run("help", PROGRAM, &["--help"]);
    assert!(String::from_utf8_lossy(&help.stdout).contains("Usage: cargo coropy FILE"));
    let version = run("help", PROGRAM, &["coropy", "--version"]);
    assert_eq!(String::from_utf8_lossy(&version.stdout), concat!("cargo-coropy ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn a_file_that_is_not_there() {
    let os_error = std::fs::read("not-there").expect_err("it is not there");
    let output = run("missing", PROGRAM, &["not-there"]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), format!("error: cannot read not-there: {os_error}\n"));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn wrong_arguments() {
    fails(
        "arguments",
        PROGRAM,
        &["program.rs", "--sates"],
        2,
        expect![[r#"
        error: invalid option '--sates'

        write `cargo coropy --help` to see what there is
    "#]],
    );
}

#[test]
fn no_coroutine_in_the_file() {
    fails(
        "none",
        "async fn f() {}",
        &["program.rs"],
        1,
        expect![[r#"
        error: there is no coroutine in program.rs
        write `#[asyncio::coroutine]` before an `async fn`
    "#]],
    );
}

#[test]
fn no_function_of_that_name() {
    fails(
        "unknown",
        PROGRAM,
        &["program.rs", "--fn", "cube"],
        1,
        expect![[r#"
        error: there is no coroutine `cube` in program.rs; there are:
          square
          bank::Account::pay
    "#]],
    );
}

#[test]
fn a_syntax_error() {
    fails(
        "syntax",
        "fn main() {\n    let x = = 1;\n}\n",
        &["program.rs"],
        1,
        expect![[r#"
        error: expected an expression
         --> program.rs:2:13
          |
        2 |     let x = = 1;
          |             ^
    "#]],
    );
}

#[test]
fn mistakes_are_reported_as_the_attribute_does() {
    let program = "\
#[asyncio::coroutine(fast)]
async fn wrong() {
\tlet doubled = items.map(|x| double(x).await);
}
";
    fails(
        "mistakes",
        program,
        &["program.rs"],
        1,
        expect![[r#"
        error: coroutine() takes 0 positional arguments but 1 was given
         --> program.rs:1:22
          |
        1 | #[asyncio::coroutine(fast)]
          |                      ^^^^
          = help: write `#[asyncio::coroutine]`, or `#[asyncio::coroutine(crate = path::to::asyncio)]` if the library goes by another name

        error: 'await' outside async function
         --> program.rs:3:40
          |
        3 | 	let doubled = items.map(|x| double(x).await);
          | 	                                      ^^^^^
          = help: a closure is a function of its own: await outside it, or make it `async |..| { .. }`

    "#]],
    );
}

#[test]
fn what_is_right_is_shown_beside_what_is_wrong() {
    let program = format!("{PROGRAM}\n#[asyncio::coroutine]\nconst fn wrong() {{}}\n");
    let output = run("beside", &program, &["program.rs", "--states"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stdout).contains("AwaitNap"));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: a coroutine cannot be `const`\n"));
}

#[test]
fn a_bare_attribute_that_rustc_refuses() {
    let output = run("bare", "#[coroutine]\nasync fn f() {}\n", &["program.rs", "--states"]);
    assert_eq!(output.status.code(), Some(0));
    expect![[r#"
        note: rustc takes a lone `#[coroutine]` for an attribute of its own here
         --> program.rs:2:10
          |
        2 | async fn f() {}
          |          ^
          = help: write `#[asyncio::coroutine]`, or `#[asyncio::coroutines]` before the module around it

    "#]]
    .assert_eq(&String::from_utf8_lossy(&output.stderr));
}
