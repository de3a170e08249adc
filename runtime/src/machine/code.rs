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
    /// A text for each suspension point, which costs rustc less than a struct: `53:40 client,to client.request(from)`.
    #[doc(hidden)]
    pub points: &'static [&'static str],
}

impl Code {
    /// Its suspension points in the order of the source: `Point::Suspended(n)` stands at the `n`th.
    pub fn awaits(&self) -> impl ExactSizeIterator<Item = AwaitPoint> + use<> {
        self.points.iter().map(|point| AwaitPoint::read(point))
    }
}

/// One `.await`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AwaitPoint {
    /// The line of the `await`, from 1.
    pub line: u32,
    /// Its column, from 1.
    pub column: u32,
    /// The awaited expression as written.
    pub text: &'static str,
    saved: &'static str,
}

impl AwaitPoint {
    /// The names of the locals that are saved there.
    pub fn saved(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.saved.split_terminator(',')
    }

    fn read(point: &'static str) -> Self {
        let mut parts = point.splitn(3, ' ');
        let mut next = || parts.next().unwrap_or_default();
        let (place, saved, text) = (next(), next(), next());
        let (line, column) = place.split_once(':').unwrap_or_default();
        let number = |text: &str| text.parse().unwrap_or_default();
        AwaitPoint { line: number(line), column: number(column), text, saved }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn a_point_is_read_as_it_was_written() {
        let points = &["53:40 client,to client.request(from, 1)", "59:36  nap()"];
        let code = Code { name: "f", file: "", line: 52, has_receiver: false, points };
        let [first, second] = [0, 1].map(|at| code.awaits().nth(at).expect("a point"));
        assert_eq!((first.line, first.column, first.text), (53, 40, "client.request(from, 1)"));
        assert_eq!(first.saved().collect::<Vec<_>>(), ["client", "to"]);
        assert_eq!((second.line, second.column, second.text), (59, 36, "nap()"));
        assert_eq!(second.saved().count(), 0);
    }
}
