use std::sync::Arc;

use super::{Repair, relation};
use crate::{
    inflect::{Agreement, Time, finite},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, Tag, TokenIx, Upos},
};

/// A finite form and its tag.
#[derive(Clone, Copy)]
struct Form {
    time: Time,
    agreement: Agreement,
    xpos: &'static str,
    feats: &'static str,
}

const PLURAL: Form = Form {
    time: Time::Present,
    agreement: Agreement::Plural,
    xpos: "WW|pv|tgw|mv",
    feats: "Number=Plur|Tense=Pres|VerbForm=Fin",
};

const FORMS: [Form; 4] = [
    Form {
        time: Time::Past,
        agreement: Agreement::Third,
        xpos: "WW|pv|verl|ev",
        feats: "Number=Sing|Tense=Past|VerbForm=Fin",
    },
    Form {
        time: Time::Past,
        agreement: Agreement::Plural,
        xpos: "WW|pv|verl|mv",
        feats: "Number=Plur|Tense=Past|VerbForm=Fin",
    },
    Form {
        time: Time::Present,
        agreement: Agreement::Third,
        xpos: "WW|pv|tgw|met-t",
        feats: "Number=Sing|Tense=Pres|VerbForm=Fin",
    },
    PLURAL,
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
                let place = Edit::place(verb, parse[verb].head, parse[verb].deprel);
                if looks_like_noun(parse, verb) {
                    return Some(Edit {
                        tag: Some(Arc::new(tagged(PLURAL))),
                        lemma: Some(parse[verb].form.to_lowercase()),
                        ..place
                    });
                }
                let tag = Some(Arc::new(tag(parse, verb)?));
                Some(Edit { tag, ..place })
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

/// The tag of the finite form that is spelt like the verb; the past and the number of the subject come first.
fn tag(parse: &Parse, verb: TokenIx) -> Option<Tag> {
    let word = &parse[verb];
    let form = word.form.to_lowercase();
    let spelt = |time, agreement| {
        let verb = finite(&word.lemma, time, agreement);
        verb.particle.unwrap_or_default() + &verb.form == form
    };
    FORMS
        .into_iter()
        .find(|form| spelt(form.time, form.agreement))
        .map(tagged)
}

fn tagged(form: Form) -> Tag {
    Tag {
        upos: Upos::Verb,
        xpos: form.xpos.to_owned(),
        feats: form.feats.to_owned(),
    }
}
