use super::{
    Draft, Step,
    participant::{subject_of, time_of, unfocused, verb_above},
    raising::{complete, lift},
    wording::{Role, Word, Wording, first_conjunct},
};
use crate::{
    clauses::{Clause, ClauseKind, Function},
    inflect::{Agreement, Time},
    tree::{AUXILIARIES, DepRel, TokenIx, Upos},
};

/// Makes a *te*-infinitive finite and gives it its subject: *ontkent het kind te hebben geslagen* as *De oppas heeft
/// het kind geslagen*.
pub(super) struct Control;

impl Step for Control {
    fn rule(&self) -> &'static str {
        "control"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let first = first_conjunct(draft, draft.clause);
        let governed = matches!(
            first.kind,
            ClauseKind::Complement | ClauseKind::Infinitive | ClauseKind::Participle
        );
        if wording.has(Role::Finite) || !governed && !is_adverbial(draft) {
            return false;
        }
        let Some(subject) = subject_of(draft, draft.clause.root) else {
            return false;
        };
        let Some(verb) = conjugate(draft, wording, first, subject.agreement) else {
            return false;
        };
        wording.begin(unfocused(draft, subject.words), verb);
        true
    }
}

/// *door zich aan te sluiten*, whatever it is coordinated with
pub(super) fn is_adverbial(draft: &Draft<'_>) -> bool {
    let root = draft.clause.root;
    let preposition = |mark: TokenIx| {
        draft.syntax.parse[mark].tag.upos == Upos::Adp
            && draft.syntax.function(mark) != Some(Function::InfinitiveMarker)
    };
    draft.syntax.has_te(root)
        && draft
            .syntax
            .parse
            .dependents(root, &[DepRel::Mark])
            .any(preposition)
}

/// What is said to have been done has been done by now; otherwise the clause around gives the tense.
fn conjugate(
    draft: &Draft<'_>,
    wording: &mut Wording,
    first: &Clause,
    agreement: Agreement,
) -> Option<Word> {
    let parse = draft.syntax.parse;
    let done = parse.is_participle(first.root)
        && parse
            .dependents(first.root, &AUXILIARIES)
            .any(|aux| parse.is_infinitive(aux));
    let governor = parse
        .ancestors(first.root)
        .find(|&above| parse.finite_verb(above).is_some());
    let perfect = governor.is_some_and(|above| parse.is_participle(above));
    if first.kind == ClauseKind::Infinitive && perfect && !done {
        return complete(draft, wording, agreement);
    }
    let reported = first.kind == ClauseKind::Complement && done;
    let verb = verb_above(parse, first.root).filter(|_| !reported);
    lift(
        draft,
        wording,
        verb.map_or(Time::Present, |verb| time_of(parse, verb)),
        agreement,
    )
}
