use super::{
    Draft, Step,
    participant::{subject_of, time_of, verb_above},
    wording::{Role, Word, Wording, first_conjunct},
};
use crate::{
    clauses::ClauseKind,
    inflect::{BE, BECOME, Time, finite},
    tree::{DepRel, TokenIx},
};

/// Makes a loose participle a clause: *Gesteund door de vakbonden trok zij …* as *Zij werd gesteund door de vakbonden*.
pub(super) struct Adjunct;

impl Step for Adjunct {
    fn rule(&self) -> &'static str {
        "adjunct"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let parse = draft.syntax.parse;
        let first = first_conjunct(draft, draft.clause);
        if first.kind != ClauseKind::Participle
            || wording.has(Role::Finite)
            || draft.syntax.has_te(first.root)
        {
            return false;
        }
        let Some(subject) = subject_of(draft, first.root) else {
            return false;
        };
        let verb = if is_passive(draft) { BECOME } else { BE };
        let time = verb_above(parse, first.root)
            .filter(|_| parse[first.root].deprel == DepRel::Advcl)
            .map_or(Time::Present, |verb| time_of(parse, verb));
        let finite = finite(verb, time, subject.agreement);
        wording.begin(subject.words, Word::new(finite.form));
        true
    }
}

/// The preposition of an agent.
const BY: &str = "door";

/// Whether the clause says by whom or what: *gesteund door de vakbonden*.
fn is_passive(draft: &Draft<'_>) -> bool {
    let parse = draft.syntax.parse;
    let by = |ix: TokenIx| {
        parse
            .dependent(ix, DepRel::Case)
            .is_some_and(|case| draft.syntax.form(case) == BY)
    };
    parse
        .dependents(
            draft.clause.root,
            &[DepRel::OblAgent, DepRel::Obl, DepRel::OblArg],
        )
        .any(|ix| parse[ix].deprel == DepRel::OblAgent || by(ix))
}
