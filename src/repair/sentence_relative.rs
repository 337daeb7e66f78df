use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De zaak is failliet, wat de bond tegenspreekt*: a clause with *wat* behind a comma is no second subject, but says
/// something of the sentence.
pub(super) struct SentenceRelative;

impl Repair for SentenceRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| is_relative(parse, ix))
            .filter_map(|ix| Some(Edit::new(ix, parse[ix].head?, DepRel::Advcl)))
            .collect()
    }
}

fn is_relative(parse: &Parse, clause: TokenIx) -> bool {
    let first = parse.first_of(clause);
    let has_subject = parse[clause].head.is_some_and(|head| {
        head < first
            && parse
                .dependent(head, DepRel::Nsubj)
                .is_some_and(|subject| subject < first)
    });
    parse[clause].deprel == DepRel::Csubj
        && parse[first].form == "wat"
        && parse[first].head == Some(clause)
        && comma_before(parse, clause).is_some()
        && has_subject
}
