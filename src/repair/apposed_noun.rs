use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Het eiland is een vergeten land, een mislukte staat*: a noun without a verb right behind a predicative noun and a
/// comma is another word for it, and no sentence beside it.
pub(super) struct ApposedNoun;

impl Repair for ApposedNoun {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| is_apposed(parse, ix))
            .filter_map(|ix| Some(Edit::new(ix, parse[ix].head?, DepRel::Appos)))
            .collect()
    }
}

fn is_apposed(parse: &Parse, ix: TokenIx) -> bool {
    let noun = |ix: TokenIx| {
        parse[ix].tag.upos == Upos::Noun && parse.dependent(ix, DepRel::Det).is_some()
    };
    let verbless = parse
        .dependents(ix, &[&SUBJECTS[..], &AUXILIARIES[..]].concat())
        .next()
        .is_none();
    let comma = parse
        .before(parse.first_of(ix))
        .filter(|&before| parse[before].form == ",");
    let follows = comma.and_then(|comma| parse.before(comma)) == parse[ix].head;
    let predicate = parse[ix]
        .head
        .is_some_and(|head| noun(head) && parse.dependent(head, DepRel::Cop).is_some());
    parse[ix].deprel == DepRel::Parataxis && noun(ix) && verbless && follows && predicate
}
