//! Which places are mentioned again.
//!
//! Input: a body and what is known of it. Output: for each block, the locals and fields that are mentioned after its entry,
//! but for those that are given new values before.

use super::*;

/// A place that is mentioned again.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LivePath {
    pub(super) local: LocalId,
    pub(super) path: Path,
    /// But for these parts of it, which are given new values before.
    pub(super) but: BTreeSet<Path>,
    /// It is what leads to a place that is given a new value: `x` in `*x = value`, for which `*x` may be gone.
    pub(super) way: bool,
}

impl LivePath {
    pub(super) fn new(local: LocalId, path: Path) -> Self {
        LivePath { local, path, but: BTreeSet::new(), way: false }
    }

    /// Whether something of `path` is used by this.
    pub(super) fn uses(&self, path: &Path) -> bool {
        if self.way { path.holds(&self.path) } else { self.path.overlaps(path) }
    }
}

/// Which places are mentioned again after the entry of each block.
pub(super) fn live_paths(body: &Body, facts: &Facts) -> Vec<BTreeSet<LivePath>> {
    let mut live_in = vec![BTreeSet::new(); body.blocks.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for block in facts.order.iter().rev() {
            let live = live_back(body, facts, *block, &live_in, |_, _| {});
            if live != live_in[block.0] {
                live_in[block.0] = live;
                changed = true;
            }
        }
    }
    live_in
}

/// Goes back through a block; `see` gets the effects of each piece of code and what is live after it.
pub(super) fn live_back(
    body: &Body,
    facts: &Facts,
    block: BlockId,
    live_in: &[BTreeSet<LivePath>],
    mut see: impl FnMut(&Effects, &BTreeSet<LivePath>),
) -> BTreeSet<LivePath> {
    let data = &body[block];
    let mut live: BTreeSet<LivePath> =
        data.term.successors().iter().flat_map(|next| live_in[next.0].iter().cloned()).collect();
    let mut step = |effects: &Effects, live: &mut BTreeSet<LivePath>| {
        see(effects, live);
        for event in effects.events.iter().filter(|event| !event.conditional) {
            if let What::Refilled(filled) = &event.what {
                let mentions = std::mem::take(live);
                let of_it = |mention: &LivePath| mention.local == event.local && mention.path.overlaps(filled);
                live.extend(
                    mentions.into_iter().filter(|mention| !of_it(mention) || !filled.holds(&mention.path)).map(
                        |mut mention| {
                            if of_it(&mention) {
                                mention.but.insert(filled.clone());
                            }
                            mention
                        },
                    ),
                );
            }
        }
        let renewed = |local: LocalId| effects.assigned == Some(local) || effects.assigned_inside.contains(&local);
        live.retain(|mention| !renewed(mention.local));
        live.extend(effects.paths.iter().cloned().map(|(local, path)| LivePath::new(local, path)));
        live.extend(effects.events.iter().filter_map(|event| match &event.what {
            What::Refilled(filled) => {
                Some(LivePath { way: true, ..LivePath::new(event.local, filled.before_deref()?) })
            }
            _ => None,
        }));
    };
    step(facts.code.term(block), &mut live);
    live.extend(facts.code.guards(block).iter().map(|local| LivePath::new(local, Path::default())));
    for (at, stmt) in data.stmts.iter().enumerate().rev() {
        let declared = declared_by(stmt);
        live.retain(|mention| !declared.contains(&mention.local));
        step(facts.code.stmt(block, at), &mut live);
    }
    let in_scope: Set = data.in_scope().collect();
    live.retain(|mention| in_scope.contains(&mention.local));
    live
}
