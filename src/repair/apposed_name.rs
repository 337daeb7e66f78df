use super::{Repair, comma_before};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De woordvoerder van Lichtnet, een stroombedrijf, reageerde*: nobody is a company, and no thing is somebody; what stands
/// behind the comma is the name in front of it.
pub(super) struct ApposedName;

impl Repair for ApposedName {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, name(parse, ix)?, DepRel::Appos)))
            .collect()
    }
}

fn name(parse: &Parse, person: TokenIx) -> Option<TokenIx> {
    let class = |ix: TokenIx| nature(parse, ix).class;
    let anchor = parse[person].head.filter(|&anchor| {
        parse[person].deprel == DepRel::Appos
            && parse[person].tag.upos == Upos::Noun
            && parse[anchor].tag.upos == Upos::Noun
            && matches!(class(person), Class::Person | Class::Group)
            && class(anchor) != class(person)
    })?;
    let last = parse.before(comma_before(parse, person)?)?;
    let flat = |ix: TokenIx| parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Flat);
    let name = flat(last).unwrap_or(last);
    // *psycholoog Bos*
    let title = parse[name]
        .head
        .filter(|&title| parse[name].deprel == DepRel::Appos && parse.after(title) == Some(name));
    let named = title.unwrap_or(name);
    let right = parse[name].tag.upos == Upos::Propn
        && named != anchor
        && parse.is_under(named, anchor)
        && matches!(parse[named].deprel, DepRel::Nmod | DepRel::Appos);
    right.then_some(named)
}
