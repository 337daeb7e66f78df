use std::sync::Arc;

use super::{Repair, tags::infinitive};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Zij moeten kunnen zwemmen en kunnen duiken*: the modal that is repeated is an infinitive as it was, under the same
/// finite verb.
pub(super) struct RepeatedModal;

impl Repair for RepeatedModal {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| is_repeated(parse, ix))
            .map(|ix| Edit {
                tag: Some(Arc::new(infinitive(parse[ix].tag.upos))),
                ..Edit::stay(parse, ix)
            })
            .collect()
    }
}

fn is_repeated(parse: &Parse, modal: TokenIx) -> bool {
    let conjunct = parse[modal]
        .head
        .filter(|_| parse[modal].deprel == DepRel::Aux && parse.looks_infinitive(modal));
    let Some(conjunct) = conjunct.filter(|&ix| parse[ix].deprel == DepRel::Conj) else {
        return false;
    };
    let beside = parse
        .dependent(conjunct, DepRel::Cc)
        .is_some_and(|cc| parse.after(cc) == Some(modal));
    let Some(first) = parse[conjunct].head else {
        return false;
    };
    let same = |ix: TokenIx| parse.is_infinitive(ix) && parse[ix].lemma == parse[modal].lemma;
    beside && parse.subject(conjunct).is_none() && parse.dependents(first, &[DepRel::Aux]).any(same)
}
