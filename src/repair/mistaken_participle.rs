use std::sync::Arc;

use super::{
    Repair,
    tags::{finite_verb, is_spelt},
};
use crate::{
    inflect::{Agreement, BE, BECOME, HAVE, Time},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, Tag, TokenIx, Upos},
};

/// *In Limburg verdwenen tien bakkers*, *De bank verwacht dat de rente daalt*: a main clause with a subject and without an
/// auxiliary has no participle where a finite form looks the same; *De school verzocht om uitstel*: nor has it one behind a
/// singular that is determined. *De storm stak op en veel vogels verdwenen*: so it is behind a clause whose verb is finite, and
/// *‘Dat is onzin’, verklaarde Bos*: in no clause does a participle end in *-de* or *-te*. *de club die de arts betaalt*: nor
/// does it end a subordinate clause without an auxiliary.
pub(super) struct MistakenParticiple;

impl Repair for MistakenParticiple {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let whole = parse
            .root()
            .and_then(|root| Some((root, tag(parse, root)?)));
        let inflected = parse
            .indices()
            .filter_map(|ix| Some((ix, inflected(parse, ix).or_else(|| closing(parse, ix))?)));
        let retagged = whole.into_iter().chain(inflected).map(|(ix, tag)| Edit {
            tag: Some(Arc::new(tag)),
            ..Edit::stay(parse, ix)
        });
        let conjuncts = parse.indices().filter_map(|ix| conjunct(parse, ix));
        retagged.chain(conjuncts.flatten()).collect()
    }
}

/// Whether the word is a participle without any other verb.
fn is_lone(parse: &Parse, ix: TokenIx) -> bool {
    parse.is_participle(ix)
        && parse.finite_verb(ix).is_none()
        && parse.dependents(ix, &AUXILIARIES).next().is_none()
}

fn is_plural(parse: &Parse, subject: TokenIx) -> bool {
    parse[subject].tag.feat("Number") == Some("Plur")
        || parse.dependent(subject, DepRel::Conj).is_some()
}

/// A conjunct with its own subject, which may look like its object, behind a clause that has no auxiliary to share: not *De
/// stad is veroverd en de bewoners verdreven*.
fn conjunct(parse: &Parse, ix: TokenIx) -> Option<[Edit; 2]> {
    let first = parse[ix]
        .head
        .filter(|_| parse[ix].deprel == DepRel::Conj && is_lone(parse, ix))?;
    let cc = parse.dependent(ix, DepRel::Cc)?;
    let opens = |noun: &TokenIx| parse.after(cc) == Some(parse.first_of(*noun));
    let subject = parse.subject(ix).filter(|&subject| subject < ix);
    let subject = subject.or_else(|| parse.dependent(ix, DepRel::Obj).filter(opens))?;
    let shares = [BE, BECOME, HAVE].contains(&parse[first].lemma.as_str());
    let own = parse.is_finite_verb(first) && !shares;
    let spelt = is_spelt(parse, ix, Time::Past, Agreement::Plural);
    (own && spelt && is_plural(parse, subject)).then(|| {
        [
            Edit {
                tag: Some(Arc::new(finite_verb(
                    parse[ix].tag.upos,
                    Time::Past,
                    Agreement::Plural,
                ))),
                ..Edit::stay(parse, ix)
            },
            Edit::new(subject, ix, DepRel::Nsubj),
        ]
    })
}

/// The weak past with a subject that it cannot be an attribute of: *beleefde Amerika*, not *gebruikte sleetjes*.
fn inflected(parse: &Parse, ix: TokenIx) -> Option<Tag> {
    let clause = matches!(
        parse[ix].deprel,
        DepRel::Root | DepRel::Parataxis | DepRel::Conj
    );
    let weak = parse[ix].form.ends_with("de") || parse[ix].form.ends_with("te");
    let subject = parse
        .dependent(ix, DepRel::Nsubj)
        .filter(|_| clause && weak && is_lone(parse, ix))?;
    let named = [DepRel::Appos, DepRel::Flat];
    let apart = parse[subject].tag.upos != Upos::Noun
        || parse.has_determiner(subject)
        || parse.dependents(subject, &named).next().is_some();
    (apart && is_spelt(parse, ix, Time::Past, Agreement::Third))
        .then(|| finite_verb(parse[ix].tag.upos, Time::Past, Agreement::Third))
}

/// The only verb of a clause behind its complementizer or relative word and its subject.
fn closing(parse: &Parse, ix: TokenIx) -> Option<Tag> {
    let subordinate = match parse[ix].deprel {
        DepRel::AclRelcl => true,
        DepRel::Acl | DepRel::Advcl | DepRel::Ccomp | DepRel::Csubj => parse
            .dependents(ix, &[DepRel::Mark])
            .any(|mark| parse[mark].tag.upos == Upos::Sconj),
        _ => false,
    };
    let subject = parse
        .subject(ix)
        .filter(|&subject| subordinate && subject < ix && is_lone(parse, ix))?;
    let same = |time, agreement| is_spelt(parse, ix, time, agreement);
    let relative = parse.is_relative_pronoun(subject);
    let (time, agreement) = if !is_plural(parse, subject) && same(Time::Present, Agreement::Third) {
        (Time::Present, Agreement::Third)
    } else if (relative || is_plural(parse, subject)) && same(Time::Past, Agreement::Plural) {
        (Time::Past, Agreement::Plural)
    } else {
        return None;
    };
    Some(finite_verb(parse[ix].tag.upos, time, agreement))
}

fn tag(parse: &Parse, root: TokenIx) -> Option<Tag> {
    let subject = parse
        .dependent(root, DepRel::Nsubj)
        .filter(|_| is_lone(parse, root))?;
    let plural = is_plural(parse, subject);
    let second = parse
        .children(root)
        .iter()
        .any(|&ix| ix < root && !parse.is_punct(ix));
    let same = |time, agreement| is_spelt(parse, root, time, agreement);
    let content = [DepRel::Obj, DepRel::Ccomp, DepRel::Xcomp];
    let takes = parse.dependents(root, &content).any(|ix| ix > root);
    let (time, agreement) = if plural && second && same(Time::Past, Agreement::Plural) {
        (Time::Past, Agreement::Plural)
    } else if !plural && takes && subject < root && same(Time::Present, Agreement::Third) {
        (Time::Present, Agreement::Third)
    } else if !plural && told(parse, root, subject) && same(Time::Past, Agreement::Third) {
        (Time::Past, Agreement::Third)
    } else {
        return None;
    };
    Some(finite_verb(parse[root].tag.upos, time, agreement))
}

/// The subject is determined or a pronoun and in front, and nobody else is the agent: *De brug verkocht door de stad* is a
/// headline.
fn told(parse: &Parse, root: TokenIx, subject: TokenIx) -> bool {
    subject < root
        && (parse.has_determiner(subject) || parse[subject].tag.upos == Upos::Pron)
        && parse.dependent(root, DepRel::OblAgent).is_none()
}
