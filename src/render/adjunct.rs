use super::{
    Draft, Step,
    participant::{subject_of, time_of, unfocused, verb_above},
    wording::{Phrase, Role, Word, Wording, first_conjunct},
};
use crate::{
    clauses::ClauseKind,
    inflect::{Agreement, BE, BECOME, Time, finite},
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
        let of_clause = parse[first.root].deprel == DepRel::Advcl;
        let passive = is_passive(draft);
        let present = is_present(draft);
        let time = verb_above(parse, first.root)
            .filter(|_| of_clause || passive || present)
            .map_or(Time::Present, |verb| time_of(parse, verb));
        let verb = if present {
            conjugate(draft, wording, time, subject.agreement)
        } else {
            // *het gebouw, ontworpen door haar vader, heeft …*: that is over
            let goes_on = of_clause || time == Time::Past;
            let verb = if passive && goes_on { BECOME } else { BE };
            Word::new(finite(verb, time, subject.agreement).form)
        };
        // *zijn hoofd gebogen*
        if let Some(own) = parse.subject(first.root) {
            wording.phrases.retain(|phrase| phrase.top != Some(own));
        }
        wording.begin(unfocused(draft, subject.words), verb);
        true
    }
}

/// Makes the participle itself finite and takes it out of its place, where its particle stays in front of a phrase.
fn conjugate(draft: &Draft<'_>, wording: &mut Wording, time: Time, agreement: Agreement) -> Word {
    let root = draft.clause.root;
    let form_of = |form| Word::form_of(draft.syntax, root, form);
    let verb = finite(&draft.syntax.parse[root].lemma, time, agreement);
    let own = |phrase: &Phrase| phrase.top == Some(root);
    let at = wording.phrases.iter().position(own);
    wording.phrases.retain(|phrase| !own(phrase));
    if let Some(particle) = verb.particle {
        let particle = Phrase::word(Role::Particle, form_of(particle));
        // *maken gebruik van het donker*, but *lopen daarop vooruit*
        let prepositional = |phrase: &Phrase| {
            let parse = draft.syntax.parse;
            let case = |top| parse.dependent(top, DepRel::Case);
            phrase.top.and_then(case).is_some()
        };
        let at = at.filter(|&at| wording.phrases.get(at).is_some_and(prepositional));
        let at = at.unwrap_or(wording.phrases.len());
        wording.phrases.insert(at, particle);
    }
    form_of(verb.form)
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
