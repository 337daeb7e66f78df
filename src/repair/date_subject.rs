use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *waar 29 juli de finale zou worden gespeeld*: of two subjects the one that is a date says when; so does one in a conjunct
/// that shares a subject.
pub(super) struct DateSubject;

impl Repair for DateSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let dates = parse.indices().filter(|&ix| is_date(parse, ix));
        dates
            .filter_map(|date| {
                let verb = parse[date]
                    .head
                    .filter(|&verb| has_other(parse, verb, date))?;
                Some(Edit::new(date, verb, DepRel::Obl))
            })
            .collect()
    }
}

/// A number and a name: *29 juli*.
fn is_date(parse: &Parse, ix: TokenIx) -> bool {
    let named = |flat: TokenIx| parse[flat].tag.upos == Upos::Propn;
    SUBJECTS.contains(&parse[ix].deprel)
        && parse[ix].tag.upos == Upos::Num
        && parse.dependents(ix, &[DepRel::Flat]).any(named)
}

fn has_other(parse: &Parse, verb: TokenIx, date: TokenIx) -> bool {
    let shared = parse[verb]
        .head
        .filter(|_| parse[verb].deprel == DepRel::Conj)
        .is_some_and(|first| parse.dependents(first, &SUBJECTS).next().is_some());
    shared || parse.dependents(verb, &SUBJECTS).any(|ix| ix != date)
}
