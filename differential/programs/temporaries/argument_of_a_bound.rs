//! An argument whose temporaries are made after the receiver, and whose type a bound asks for.
use super::*;

trait Header {
    fn text(&self) -> &str;
}

impl Header for Noisy {
    fn text(&self) -> &str {
        self.name()
    }
}

struct Builder(Noisy);

impl Builder {
    fn header<H: Header>(mut self, header: H) -> Builder {
        step(header.text());
        self.0.grow();
        self
    }

    fn appended(self, header: impl Header, other: Builder) -> Builder {
        step(header.text());
        drop(other);
        self
    }

    fn finish(&self) -> &Noisy {
        &self.0
    }
}

fn builder(name: &str) -> Builder {
    Builder(noisy(name))
}

fn found(name: &str) -> Option<Noisy> {
    (name.len() > 1).then(|| noisy(name))
}

fn parsed(name: &str) -> Result<Noisy, String> {
    (name.len() > 1).then(|| noisy(name)).ok_or_else(|| name.to_owned())
}

#[co]
async fn sent(value: &Noisy) -> usize {
    pause("sent").await;
    value.touch()
}

#[co]
pub async fn main() -> usize {
    let one = sent(builder("a").header(found("bb").unwrap()).finish()).await;
    let two = sent(builder("c").header(parsed("d").unwrap_or(noisy("dd"))).header(found("ee").unwrap()).finish()).await;
    // A method of the same name in the argument.
    let three =
        sent(builder("f").appended(found("gg").unwrap(), builder("h").appended(noisy("i"), builder("j"))).finish())
            .await;
    one + two + three
}
