use std::sync::Arc;

use super::{
    Repair,
    tags::{finite_verb, is_spelt},
};
use crate::{
    inflect::{Agreement, Time},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, Tag, TokenIx, Upos},
};

/// *In Limburg verdwenen tien bakkers*, *De bank verwacht dat de rente daalt*: a main clause with a subject and without an
/// auxiliary has no participle where a finite form looks the same; *De school verzocht om uitstel*: nor has it one behind a
/// singular that is determined.
pub(super) struct MistakenParticiple;

impl Repair for MistakenParticiple {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .root()
            .and_then(|root| {
                Some(Edit {
                    tag: Some(Arc::new(tag(parse, root)?)),
                    ..Edit::root(root)
                })
            })
            .into_iter()
            .collect()
    }
}

fn tag(parse: &Parse, root: TokenIx) -> Option<Tag> {
    let lone = parse.is_participle(root)
        && parse.finite_verb(root).is_none()
        && parse.dependents(root, &AUXILIARIES).next().is_none();
    let subject = parse.dependent(root, DepRel::Nsubj).filter(|_| lone)?;
    let plural = parse[subject].tag.feat("Number") == Some("Plur")
        || parse.dependent(subject, DepRel::Conj).is_some();
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
