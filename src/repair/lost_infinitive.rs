use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Het lukte de bond niet meer de rijen gesloten te houden*: an infinitive without a relative pronoun is no relative
/// clause of the noun before it.
pub(super) struct LostInfinitive;

impl Repair for LostInfinitive {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| is_lost(parse, ix))
            .filter_map(|ix| Some(Edit::new(ix, verb_above(parse, ix)?, DepRel::Xcomp)))
            .collect()
    }
}

fn is_lost(parse: &Parse, ix: TokenIx) -> bool {
    let relative = |ix: TokenIx| parse.is_relative_pronoun(ix);
    parse[ix].deprel == DepRel::AclRelcl
        && parse.is_infinitive(ix)
        && parse.finite_verb(ix).is_none()
        && parse.dependent(ix, DepRel::Mark).is_some()
        && !parse.subtree(ix).into_iter().any(relative)
}

/// The verb that the noun before the infinitive belongs to.
fn verb_above(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    let noun = parse[ix].head?;
    parse[noun].head.filter(|&verb| parse.is_verbal(verb))
}
