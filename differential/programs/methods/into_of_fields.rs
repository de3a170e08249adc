//! `into_iter`, `into` and `try_into` take fields, whose locals are still there at an await.
use super::*;

struct Query {
    sql: String,
    params: Vec<Noisy>,
    more: Option<Noisy>,
    id: Id,
}

#[derive(Clone, Copy)]
struct Id(u32);
impl From<Id> for usize {
    fn from(id: Id) -> usize {
        id.0 as usize
    }
}

struct Wrapped(Noisy);
impl From<Noisy> for Wrapped {
    fn from(value: Noisy) -> Self {
        Wrapped(value.renamed("wrapped"))
    }
}

fn query() -> Query {
    Query { sql: "sql".into(), params: vec![noisy("one"), noisy("two")], more: Some(noisy("more")), id: Id(7) }
}

async fn run(params: impl Iterator<Item = Noisy>) -> usize {
    pause("run").await;
    params.map(|param| param.consume()).sum()
}

impl Query {
    #[co]
    async fn execute(self, text: &Noisy) -> usize {
        look(text).await;
        let sql = self.sql;
        let n = run(self.params.into_iter()).await;
        pause("executed").await;
        let id: usize = self.id.into();
        n + sql.len() + id
    }

    #[co]
    async fn on_a_branch(self, which: bool) -> usize {
        pause("a").await;
        let n = match which {
            true => run(self.more.into_iter()).await,
            false => 0,
        };
        pause("b").await;
        n + self.params.len()
    }
}

struct Pair {
    left: Noisy,
    right: Noisy,
}

#[co]
async fn converted(pair: Pair) -> usize {
    let look = &pair.right;
    pause("a").await;
    look.touch();
    let left: Wrapped = pair.left.into();
    pause("b").await;
    let right: Result<Wrapped, _> = pair.right.try_into();
    pause("c").await;
    left.0.touch() + right.map_or(0, |right| right.0.touch())
}

/// What a field refers to is only lent.
#[co]
async fn lent(list: &mut Vec<Noisy>) -> usize {
    struct Lists<'l>(&'l mut Vec<Noisy>, Noisy);
    let lists = Lists(list, noisy("beside"));
    pause("a").await;
    let mut n = 0;
    for item in lists.0.into_iter() {
        item.grow();
        pause("b").await;
        n += item.touch();
    }
    n + lists.0.len() + lists.1.touch()
}

#[co]
pub async fn main() -> usize {
    let text = noisy("text");
    let mut n = query().execute(&text).await;
    n += query().on_a_branch(true).await + query().on_a_branch(false).await;
    n += converted(Pair { left: noisy("left"), right: noisy("right") }).await;
    n + lent(&mut vec![noisy("in a list")]).await
}
