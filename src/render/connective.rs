use std::{collections::HashSet, sync::LazyLock};

use super::{Draft, Step, wording::Wording};
use crate::table;

/// Leaves out what only ties the clause to the sentence before: *echter*, *immers*; by `connectives.tsv`.
pub(super) struct Connective;

static CONNECTIVES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    table::rows(include_str!("connectives.tsv"))
        .filter_map(|row| row.first().copied())
        .collect()
});

impl Step for Connective {
    fn rule(&self) -> &'static str {
        "connective"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let count = wording.phrases.len();
        let ties = |ix| CONNECTIVES.contains(draft.syntax.form(ix));
        wording
            .phrases
            .retain(|phrase| !phrase.top.is_some_and(|top| phrase.is(top) && ties(top)));
        wording.phrases.len() < count
    }
}
