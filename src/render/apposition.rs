use super::{
    Draft, Step,
    inflect::{BE, Time, finite},
    participant::named,
    wording::Wording,
};
use crate::clauses::ClauseKind;

/// Says of the anchor of a loose apposition that it *is* that: *Lotte Bakker is directeur van het museum*.
pub(super) struct Identity;

impl Step for Identity {
    fn rule(&self) -> &'static str {
        "identity"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let anchor = draft.syntax.parse[draft.clause.root]
            .head
            .filter(|_| draft.clause.kind == ClauseKind::Apposition);
        let Some(anchor) = anchor else { return false };
        let anchor = named(draft, anchor);
        let verb = finite(BE, Time::Present, anchor.agreement);
        wording.begin(anchor.words, verb.form);
        true
    }
}
