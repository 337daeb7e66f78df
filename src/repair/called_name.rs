use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *de vrouw die Anna heet*: who is called something is the subject, and *heten* has no object; the name is what it says of
/// it.
pub(super) struct CalledName;

impl Repair for CalledName {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].lemma == CALLED && parse[ix].deprel == DepRel::AclRelcl)
            .filter_map(|verb| named(parse, verb))
            .flatten()
            .collect()
    }
}

const CALLED: &str = "heten";

fn named(parse: &Parse, verb: TokenIx) -> Option<[Edit; 2]> {
    let relative = |ix: TokenIx| parse.is_relative_pronoun(ix);
    let name = parse
        .dependent(verb, DepRel::Nsubj)
        .filter(|&name| !relative(name) && parse[name].tag.upos != Upos::Pron)?;
    let pronoun = parse
        .dependent(verb, DepRel::Obj)
        .filter(|&pronoun| relative(pronoun) && pronoun < name)?;
    Some([
        Edit::new(pronoun, verb, DepRel::Nsubj),
        Edit::new(name, verb, DepRel::Xcomp),
    ])
}
