use super::{Repair, comma_before, is_time};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De zaak is failliet, wat de bond tegenspreekt*: a clause with *wat* behind a comma is no second subject, but says
/// something of the sentence; nor does one with *waarop* say anything of the time in front of the comma: *Dat gebeurde in maart,
/// waarop de zaak sloot*.
pub(super) struct SentenceRelative;

impl Repair for SentenceRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| is_relative(parse, ix))
            .filter_map(|ix| Some(Edit::new(ix, parse[ix].head?, DepRel::Advcl)))
            .chain(parse.indices().filter_map(|ix| {
                let verb = verb_before_time(parse, ix)?;
                Some(Edit::new(ix, verb, DepRel::Advcl))
            }))
            .collect()
    }
}

/// The verb of the time that the clause seems to relate to.
fn verb_before_time(parse: &Parse, clause: TokenIx) -> Option<TokenIx> {
    const UPON: &str = "waarop";
    let first = parse.first_of(clause);
    let time = parse[clause].head.filter(|&time| {
        parse[clause].deprel == DepRel::AclRelcl
            && parse[first].form == UPON
            && comma_before(parse, clause).is_some()
            && parse[time].deprel == DepRel::Obl
            && is_time(parse, time)
    })?;
    parse[time].head.filter(|&verb| verb < first)
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
