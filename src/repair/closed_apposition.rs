use super::{Repair, is_determined};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Toen groette Tine Ulens, voorzitter van de kring, het publiek*: behind the comma that closes the apposition of a
/// subject stands the object that the verb in front has not.
pub(super) struct ClosedApposition;

impl Repair for ClosedApposition {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, verb_in_front(parse, ix)?, DepRel::Obj)))
            .collect()
    }
}

fn verb_in_front(parse: &Parse, object: TokenIx) -> Option<TokenIx> {
    let above = |ix: TokenIx| parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Appos);
    let apposition = above(object)?;
    let subject = above(apposition)?;
    let verb = parse[subject].head.filter(|&verb| {
        parse[subject].deprel == DepRel::Nsubj
            && verb < subject
            && parse.is_finite_verb(verb)
            && parse[verb].tag.upos == Upos::Verb
            && parse.dependent(verb, DepRel::Obj).is_none()
    })?;
    let behind_comma = |ix: TokenIx| {
        let before = parse.before(parse.first_of(ix));
        before.is_some_and(|before| parse[before].form == ",")
    };
    (behind_comma(apposition) && behind_comma(object) && is_determined(parse, object))
        .then_some(verb)
}
