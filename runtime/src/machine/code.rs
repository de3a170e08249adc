/// What the macro knows of a coroutine function, left as static data. Python's `cr_code`.
#[derive(Debug)]
pub struct Code {
    /// The function's name as written.
    pub name: &'static str,
    /// The file that defines it, as rustc was given it.
    pub file: &'static str,
    /// The line of its name, from 1.
    pub line: u32,
    /// Whether it takes `self`; a method's repr names its type too.
    pub has_receiver: bool,
    /// Its suspension points in the order of the source: `Point::Suspended(n)` stands at `awaits[n]`.
    pub awaits: &'static [AwaitPoint],
}

/// One `.await`.
#[derive(Debug)]
pub struct AwaitPoint {
    /// The line of the `await`, from 1.
    pub line: u32,
    /// Its column, from 1.
    pub column: u32,
    /// The awaited expression as written.
    pub text: &'static str,
    /// The names of the locals that are saved there.
    pub saved: &'static [&'static str],
}
