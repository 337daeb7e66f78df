use std::sync::Arc;

use super::Repair;
use crate::{
    lexicon::{Lexicon, Modal},
    tree::{DepRel, Edit, Parse, Tag, TokenIx, Upos},
};

/// *We gaan bommen vervangen*: in front of another infinitive only an auxiliary is one without *te*; anything else is the
/// object. *De raad wil laten weten dat de brug dichtgaat*: what is let belongs to *laten*.
pub(super) struct StackedInfinitive;

impl Repair for StackedInfinitive {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let next = next_beside(parse, ix)?;
                let_be(parse, lexicon, ix, next).or_else(|| object(parse, lexicon, ix, next))
            })
            .collect()
    }
}

/// The infinitive right behind another, where both hang on the same word.
fn next_beside(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    let bare = |ix: TokenIx| {
        parse.is_infinitive(ix)
            && parse[ix].deprel == DepRel::Xcomp
            && parse.dependent(ix, DepRel::Mark).is_none()
    };
    parse
        .after(ix)
        .filter(|&next| bare(ix) && bare(next) && parse[ix].head == parse[next].head)
}

/// *laten weten*: of an idiom a part, else what is let be done.
fn let_be(parse: &Parse, lexicon: &Lexicon, ix: TokenIx, next: TokenIx) -> Option<Edit> {
    let lemmas = [ix, next].map(|ix| parse[ix].lemma.as_str());
    let relation = if lexicon.idiom(&lemmas).is_some() {
        DepRel::CompoundPrt
    } else {
        DepRel::Xcomp
    };
    (lexicon.modal(lemmas[0]) == Some(Modal::Causative)).then(|| Edit::new(next, ix, relation))
}

fn object(parse: &Parse, lexicon: &Lexicon, ix: TokenIx, next: TokenIx) -> Option<Edit> {
    let helps = lexicon.modal(&parse[ix].lemma).is_some()
        || !lexicon.predicates(&parse[ix].lemma).is_empty()
        || !parse.children(ix).is_empty();
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
