use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *de kok op het schip, die verbaasd de deur opende*: a participle alone behind the relative word of a clause is no clause
/// of its own, but tells how somebody did what that says.
pub(super) struct RelativeManner;

impl Repair for RelativeManner {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::AclRelcl && parse.is_participle(ix))
            .filter_map(|ix| Some(Edit::new(ix, around(parse, ix)?, DepRel::Advmod)))
            .collect()
    }
}

/// The relative clause that begins before the participle and ends behind it.
fn around(parse: &Parse, participle: TokenIx) -> Option<TokenIx> {
    let word = parse.before(participle)?;
    let alone = parse.children(participle).is_empty() && parse.is_relative_pronoun(word);
    parse[word]
        .head
        .filter(|&verb| alone && participle < verb && parse[verb].deprel == DepRel::AclRelcl)
}
