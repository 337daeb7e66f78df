use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Het eiland is een vergeten land, een mislukte staat*, *…, bromt de portier, de enige werknemer*: a noun without a verb
/// right behind a predicative noun or a subject and a comma is another word for it, and no sentence beside it.
pub(super) struct ApposedNoun;

impl Repair for ApposedNoun {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, anchor(parse, ix)?, DepRel::Appos)))
            .collect()
    }
}

fn anchor(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    let noun = |ix: TokenIx| {
        parse[ix].tag.upos == Upos::Noun && parse.dependent(ix, DepRel::Det).is_some()
    };
    let verbless = parse
        .dependents(ix, &[&SUBJECTS[..], &AUXILIARIES[..]].concat())
        .next()
        .is_none();
    let last = parse.before(comma_before(parse, ix)?)?;
    let head = parse[ix]
        .head
        .filter(|_| parse[ix].deprel == DepRel::Parataxis && noun(ix) && verbless)?;
    let predicate = noun(head) && head == last && parse.dependent(head, DepRel::Cop).is_some();
    if predicate {
        return Some(head);
    }
    parse
        .dependents(head, &[DepRel::Nsubj])
        .find(|&subject| noun(subject) && parse.subtree(subject).last() == Some(&last))
}
