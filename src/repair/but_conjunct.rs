use std::sync::Arc;

use super::{Repair, tags};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Zweden wil dat ook maar dat is te duur*: *maar* in front of a conjunct that nothing else joins is no adverb but its
/// conjunction; what stands before it is no part of the conjunct, but the object that the verb in front has not.
pub(super) struct ButConjunct;

impl Repair for ButConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| joined(parse, ix))
            .flatten()
            .collect()
    }
}

const BUT: &str = "maar";

fn joined(parse: &Parse, but: TokenIx) -> Option<Vec<Edit>> {
    let conjunct = parse[but].head.filter(|&conjunct| {
        parse[but].form == BUT
            && parse[but].deprel == DepRel::Advmod
            && but < conjunct
            && parse[conjunct].deprel == DepRel::Conj
            && parse.finite_verb(conjunct).is_some()
            && parse.dependent(conjunct, DepRel::Cc).is_none()
    })?;
    let first = parse[conjunct].head.filter(|&first| first < but)?;
    let children = parse.children(conjunct).iter().copied();
    let outside: Vec<_> = children
        .filter(|&ix| ix < but && !parse.is_punct(ix))
        .collect();
    let own = parse
        .dependents(conjunct, &SUBJECTS)
        .any(|subject| subject > but);
    let object = match outside.as_slice() {
        [] => None,
        &[object]
            if own
                && object > first
                && parse[object].tag.upos == Upos::Pron
                && parse.dependent(first, DepRel::Obj).is_none() =>
        {
            Some(Edit::new(object, first, DepRel::Obj))
        }
        _ => return None,
    };
    let conjunction = Edit {
        tag: Some(Arc::new(tags::conjunction())),
        ..Edit::new(but, conjunct, DepRel::Cc)
    };
    Some(std::iter::once(conjunction).chain(object).collect())
}
