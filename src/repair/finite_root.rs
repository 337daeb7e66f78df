use std::sync::Arc;

use super::Repair;
use crate::{
    inflect::{Agreement, Time, finite},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, Tag, TokenIx, Upos},
};

/// *dat de graaf zijn laatste jaren in een klooster doorbracht*: the only verb of a clause with a complementizer is
/// finite, whatever else its form could be.
pub(super) struct FiniteRoot;

impl Repair for FiniteRoot {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let verbs = parse.indices().filter(|&ix| lacks_finite(parse, ix));
        verbs
            .filter_map(|verb| {
                let tag = Some(Arc::new(tag(parse, verb)?));
                let place = Edit::place(verb, parse[verb].head, parse[verb].deprel);
                Some(Edit { tag, ..place })
            })
            .collect()
    }
}

/// Whether the verb has a complementizer and a subject, but neither an auxiliary nor a *te*.
fn lacks_finite(parse: &Parse, verb: TokenIx) -> bool {
    let mut marks = parse.dependents(verb, &[DepRel::Mark]).peekable();
    parse[verb].tag.upos == Upos::Verb
        && !parse.is_finite_verb(verb)
        && marks.peek().is_some()
        && marks.all(|mark| parse[mark].tag.upos == Upos::Sconj)
        && parse.subject(verb).is_some_and(|subject| subject < verb)
        && parse.dependents(verb, &AUXILIARIES).next().is_none()
}

/// The tag of the finite form that is spelt like the verb; the past and the number of the subject come first.
fn tag(parse: &Parse, verb: TokenIx) -> Option<Tag> {
    let word = &parse[verb];
    let form = word.form.to_lowercase();
    let spelt = |time, agreement| {
        let verb = finite(&word.lemma, time, agreement);
        verb.particle.unwrap_or_default() + &verb.form == form
    };
    let forms = [
        (
            Time::Past,
            Agreement::Third,
            "WW|pv|verl|ev",
            "Number=Sing|Tense=Past|VerbForm=Fin",
        ),
        (
            Time::Past,
            Agreement::Plural,
            "WW|pv|verl|mv",
            "Number=Plur|Tense=Past|VerbForm=Fin",
        ),
        (
            Time::Present,
            Agreement::Third,
            "WW|pv|tgw|met-t",
            "Number=Sing|Tense=Pres|VerbForm=Fin",
        ),
        (
            Time::Present,
            Agreement::Plural,
            "WW|pv|tgw|mv",
            "Number=Plur|Tense=Pres|VerbForm=Fin",
        ),
    ];
    let (_, _, xpos, feats) = forms
        .into_iter()
        .find(|&(time, agreement, ..)| spelt(time, agreement))?;
    Some(Tag {
        upos: Upos::Verb,
        xpos: xpos.to_owned(),
        feats: feats.to_owned(),
    })
}
