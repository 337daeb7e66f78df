use std::sync::Arc;

use super::{
    Repair, relation,
    tags::{finite_verb, is_spelt},
};
use crate::{
    inflect::{Agreement, Time, finite},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, Tag, TokenIx, Upos},
};

/// The past and the singular come first.
const FORMS: [(Time, Agreement); 4] = [
    (Time::Past, Agreement::Third),
    (Time::Past, Agreement::Plural),
    (Time::Present, Agreement::Third),
    (Time::Present, Agreement::Plural),
];

/// *dat de graaf zijn laatste jaren in een klooster doorbracht*, *dat de remmen niet deugen*: the only verb of a clause
/// with a complementizer is finite, whatever else its form could be.
pub(super) struct FiniteRoot;

impl Repair for FiniteRoot {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        let verbs = parse
            .indices()
            .filter(|&ix| lacks_finite(parse, lexicon, ix));
        verbs
            .filter_map(|verb| {
                let verb = highest(parse, verb);
                let place = Edit::stay(parse, verb);
                if looks_like_noun(parse, verb) {
                    let plural = finite_verb(Upos::Verb, Time::Present, Agreement::Plural);
                    return Some(Edit {
                        tag: Some(Arc::new(plural)),
                        lemma: Some(parse[verb].form.to_lowercase()),
                        ..place
                    });
                }
                if let Some(tag) = tag(parse, verb) {
                    let tag = Some(Arc::new(tag));
                    return Some(Edit { tag, ..place });
                }
                let third = finite_verb(Upos::Verb, Time::Present, Agreement::Third);
                Some(Edit {
                    tag: Some(Arc::new(third)),
                    lemma: Some(unknown(parse, verb)?),
                    ..place
                })
            })
            .collect()
    }
}

/// Whether the verb has a complementizer and a subject, but neither an auxiliary nor a *te*.
fn lacks_finite(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> bool {
    // *sinds* is a preposition elsewhere
    let introduces = |mark: TokenIx| {
        parse[mark].tag.upos == Upos::Sconj || relation(parse, lexicon, mark).is_some()
    };
    let mut marks = parse.dependents(verb, &[DepRel::Mark]).peekable();
    (parse[verb].tag.upos == Upos::Verb || looks_like_noun(parse, verb))
        && !parse.is_finite_verb(verb)
        && marks.peek().is_some()
        && marks.all(introduces)
        && parse.subject(verb).is_some_and(|subject| subject < verb)
        && parse
            .dependents(verb, &AUXILIARIES)
            .all(|auxiliary| parse.is_infinitive(auxiliary) && auxiliary < verb)
}

/// The first auxiliary, or the verb itself: *zoals de gidsen het kunnen vertellen*.
fn highest(parse: &Parse, verb: TokenIx) -> TokenIx {
    parse.dependents(verb, &AUXILIARIES).next().unwrap_or(verb)
}

/// *deugen*: what a plural noun would be spelt like, behind a plural subject, with nothing that a noun has before it.
fn looks_like_noun(parse: &Parse, ix: TokenIx) -> bool {
    const NOMINAL: [DepRel; 7] = [
        DepRel::Det,
        DepRel::Amod,
        DepRel::Case,
        DepRel::Nummod,
        DepRel::NmodPoss,
        DepRel::Conj,
        DepRel::Appos,
    ];
    let plural = |subject: TokenIx| parse[subject].tag.feat("Number") == Some("Plur");
    parse[ix].tag.upos == Upos::Noun
        && parse[ix].form.ends_with("en")
        && parse[ix].form.starts_with(char::is_lowercase)
        && parse.subject(ix).is_some_and(plural)
        && parse.dependents(ix, &NOMINAL).next().is_none()
}

/// The lemma of a participle that has another, by its form in the present: *verwenst*.
fn unknown(parse: &Parse, verb: TokenIx) -> Option<String> {
    let form = parse[verb].form.to_lowercase();
    let lemma = format!("{}en", form.strip_suffix('t')?);
    let same = finite(&lemma, Time::Present, Agreement::Third).form == form;
    let singular = parse
        .subject(verb)
        .is_some_and(|subject| parse[subject].tag.feat("Number") != Some("Plur"));
    (parse.is_participle(verb) && singular && same).then_some(lemma)
}

/// The tag of the finite form that is spelt like the verb.
fn tag(parse: &Parse, verb: TokenIx) -> Option<Tag> {
    FORMS
        .into_iter()
        .find(|&(time, agreement)| is_spelt(parse, verb, time, agreement))
        .map(|(time, agreement)| finite_verb(Upos::Verb, time, agreement))
}
