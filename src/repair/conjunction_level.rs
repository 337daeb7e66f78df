use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Er staan stoelen en een bank, en het ruikt er fris*: a conjunction right in front of a conjunct joins that one.
pub(super) struct ConjunctionLevel;

impl Repair for ConjunctionLevel {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|cc| {
                let conjunct = conjunct_behind(parse, cc)?;
                Some(Edit::new(cc, conjunct, DepRel::Cc))
            })
            .collect()
    }
}

/// The conjunct that begins right behind the conjunction and has none, where the conjunction joins a later one.
fn conjunct_behind(parse: &Parse, cc: TokenIx) -> Option<TokenIx> {
    let later = parse[cc].head.filter(|_| parse[cc].deprel == DepRel::Cc)?;
    let first = parse.after(cc).filter(|&first| !parse.is_punct(first))?;
    let mut above = std::iter::once(first).chain(parse.ancestors(first));
    above.find(|&ix| {
        parse[ix].deprel == DepRel::Conj
            && ix < later
            && parse.first_of(ix) == first
            && parse[ix].head.is_some_and(|head| head < cc)
            && parse.dependent(ix, DepRel::Cc).is_none()
            // *en mogelijk geen tweede kans*
            && (parse[ix].tag.upos != Upos::Adj || parse.dependent(ix, DepRel::Cop).is_some())
    })
}
