use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *bleef ontkennen de portier te kennen*: an infinitive with *te* behind another that takes content is its content.
pub(super) struct ChainedInfinitive;

impl Repair for ChainedInfinitive {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                Some(Edit::new(
                    ix,
                    verb_before(parse, lexicon, ix)?,
                    DepRel::Xcomp,
                ))
            })
            .collect()
    }
}

fn verb_before(parse: &Parse, lexicon: &Lexicon, infinitive: TokenIx) -> Option<TokenIx> {
    let governor = parse[infinitive]
        .head
        .filter(|_| parse[infinitive].deprel == DepRel::Xcomp && parse.is_infinitive(infinitive))?;
    parse.dependent(infinitive, DepRel::Mark)?;
    parse.dependents(governor, &[DepRel::Xcomp]).find(|&other| {
        other.0 + 1 == parse.first_of(infinitive).0
            && parse.is_infinitive(other)
            && !lexicon.predicates(&parse[other].lemma).is_empty()
    })
}
