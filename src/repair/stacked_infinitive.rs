use std::sync::Arc;

use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, Tag, TokenIx, Upos},
};

/// *We gaan bommen vervangen*: in front of another infinitive only an auxiliary is one without *te*; anything else is the
/// object.
pub(super) struct StackedInfinitive;

impl Repair for StackedInfinitive {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| object(parse, lexicon, ix))
            .collect()
    }
}

fn object(parse: &Parse, lexicon: &Lexicon, ix: TokenIx) -> Option<Edit> {
    let bare = |ix: TokenIx| {
        parse.is_infinitive(ix)
            && parse[ix].deprel == DepRel::Xcomp
            && parse.dependent(ix, DepRel::Mark).is_none()
    };
    let next = parse.after(ix).filter(|&next| {
        bare(ix)
            && bare(next)
            && parse[ix].head == parse[next].head
            && parse.children(ix).is_empty()
    })?;
    let helps = lexicon.modal(&parse[ix].lemma).is_some()
        || !lexicon.predicates(&parse[ix].lemma).is_empty();
    let other = parse.dependent(next, DepRel::Obj).is_some();
    (!helps && !other).then(|| Edit {
        tag: Some(Arc::new(Tag {
            upos: Upos::Noun,
            xpos: "N|soort|mv|basis".to_owned(),
            feats: "Number=Plur".to_owned(),
        })),
        ..Edit::new(ix, next, DepRel::Obj)
    })
}
