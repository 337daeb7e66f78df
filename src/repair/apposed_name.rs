use super::Repair;
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
    let comma = parse
        .before(parse.first_of(person))
        .filter(|&comma| parse[comma].form == ",")?;
    let last = parse.before(comma)?;
    let start = |ix: TokenIx| match parse[ix].deprel {
        DepRel::Flat => parse[ix].head.unwrap_or(ix),
        _ => ix,
    };
    Some(start(last)).filter(|&name| {
        // *kunstenaar Ada Bos, docent in Gent*: she is both
        parse[name].tag.upos == Upos::Propn
            && !(parse[name].deprel == DepRel::Appos && parse[name].head == Some(anchor))
            && parse.is_under(name, anchor)
    })
}
