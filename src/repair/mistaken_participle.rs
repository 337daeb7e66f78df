use std::sync::Arc;

use super::Repair;
use crate::{
    inflect::{Agreement, Time, finite},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, Tag, TokenIx},
};

/// *In Limburg verdwenen tien bakkers*, *De bank verwacht dat de rente daalt*: a main clause with a subject and without an
/// auxiliary has no participle where a finite form looks the same.
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
    let form = parse[root].form.to_lowercase();
    let same = |time, agreement| {
        let verb = finite(&parse[root].lemma, time, agreement);
        format!("{}{}", verb.particle.unwrap_or_default(), verb.form) == form
    };
    let content = [DepRel::Obj, DepRel::Ccomp, DepRel::Xcomp];
    let takes = parse.dependents(root, &content).any(|ix| ix > root);
    let (number, tense, xpos) = if plural && second && same(Time::Past, Agreement::Plural) {
        ("Plur", "Past", "WW|pv|verl|mv")
    } else if !plural && takes && subject < root && same(Time::Present, Agreement::Third) {
        ("Sing", "Pres", "WW|pv|tgw|met-t")
    } else {
        return None;
    };
    Some(Tag {
        upos: parse[root].tag.upos,
        xpos: xpos.to_owned(),
        feats: format!("Number={number}|Tense={tense}|VerbForm=Fin"),
    })
}
