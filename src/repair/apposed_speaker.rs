use super::{Repair, comma_before};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *…, zei Anna Bos, een kenner van het recht*: no comma parts a subject from the object behind it; a person behind a name
/// is an apposition.
pub(super) struct ApposedSpeaker;

impl Repair for ApposedSpeaker {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| apposition(parse, verb))
            .collect()
    }
}

fn apposition(parse: &Parse, verb: TokenIx) -> Option<Edit> {
    let name = parse.dependent(verb, DepRel::Nsubj).filter(|&ix| {
        parse.is_finite_verb(verb) && verb < ix && parse[ix].tag.upos == Upos::Propn
    })?;
    let person = parse.dependent(verb, DepRel::Obj).filter(|&ix| {
        parse[ix].tag.upos == Upos::Noun && nature(parse, ix).class == Class::Person
    })?;
    let comma = comma_before(parse, person)?;
    let flat = |&ix: &TokenIx| ix == name || parse[ix].deprel == DepRel::Flat;
    let bare = parse.subtree(name).iter().all(flat);
    let joined = parse.before(comma) == parse.subtree(name).last().copied();
    (bare && joined).then(|| Edit::new(person, name, DepRel::Appos))
}
