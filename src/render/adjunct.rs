use super::{
    Draft, Step,
    participant::{subject_of, time_of, verb_above},
    wording::{Phrase, Role, Word, Wording, first_conjunct},
};
use crate::{
    clauses::ClauseKind,
    inflect::{BE, BECOME, Time, finite},
    tree::{DepRel, TokenIx},
};

/// Makes a loose participle a clause: *Gesteund door de vakbonden trok zij …* as *Zij werd gesteund door de vakbonden*,
/// *zwaaiend met zijn pet* as *Hij zwaaide met zijn pet*.
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
        let lemma = &parse[draft.clause.root].lemma;
        let active = is_present(draft);
        let verb = match active {
            true => lemma,
            false if is_passive(draft) => BECOME,
            false => BE,
        };
        let time = verb_above(parse, first.root)
            .filter(|_| parse[first.root].deprel == DepRel::Advcl)
            .map_or(Time::Present, |verb| time_of(parse, verb));
        let finite = finite(verb, time, subject.agreement);
        let Some(own) = wording
            .phrases
            .iter()
            .position(|phrase| phrase.top == Some(draft.clause.root))
            .filter(|_| active)
        else {
            wording.begin(subject.words, Word::new(finite.form));
            return true;
        };
        let form_of = |form| Word::form_of(draft.syntax, draft.clause.root, form);
        match finite.particle {
            Some(particle) => {
                wording.phrases[own] = Phrase::word(Role::Particle, form_of(particle))
            }
            None => drop(wording.phrases.remove(own)),
        }
        wording.begin(subject.words, form_of(finite.form));
        true
    }
}

/// *herinnerend aan het besluit*: what somebody does meanwhile.
fn is_present(draft: &Draft<'_>) -> bool {
    let mut tag = draft.syntax.parse[draft.clause.root].tag.xpos.split('|');
    tag.any(|part| part == "od")
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
