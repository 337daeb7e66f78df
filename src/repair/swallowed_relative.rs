use std::sync::Arc;

use super::{Repair, relative_conjunct};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *kondigde vorige week plannen aan die rust moeten brengen*: what begins with *die* and no mark in front of it is no
/// content of the verb, but relates to its object.
pub(super) struct SwallowedRelative;

impl Repair for SwallowedRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Ccomp)
            .filter_map(|ix| relative(parse, ix))
            .flatten()
            .collect()
    }
}

const WHICH: &str = "die";

fn relative(parse: &Parse, verb: TokenIx) -> Option<[Edit; 2]> {
    let head = parse[verb].head?;
    let word = parse.first_of(verb);
    let pronoun = parse[word].form == WHICH
        && parse[word].tag.upos == Upos::Pron
        && parse[word].head == Some(verb)
        && (SUBJECTS.contains(&parse[word].deprel) || parse[word].deprel == DepRel::Obj);
    let joined = parse
        .before(word)
        .is_some_and(|before| before > head && !parse.is_punct(before));
    let object = parse.dependent(head, DepRel::Obj).filter(|&object| {
        pronoun
            && joined
            && head < word
            && object < word
            && parse[object].tag.upos == Upos::Noun
            && parse.dependent(verb, DepRel::Mark).is_none()
    })?;
    let agrees =
        parse[word].deprel == DepRel::Obj || parse.agrees(object, parse.finite_verb(verb)?);
    agrees.then(|| {
        [
            Edit {
                tag: Some(Arc::new(relative_conjunct::tag(&parse[word].form))),
                ..Edit::new(word, verb, parse[word].deprel)
            },
            Edit::new(verb, object, DepRel::AclRelcl),
        ]
    })
}
