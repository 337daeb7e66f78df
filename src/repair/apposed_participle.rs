use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De film, een drama gebaseerd op een boek, draait*: the participle tells of the noun that it follows, not of the one that
/// this noun stands beside.
pub(super) struct ApposedParticiple;

impl Repair for ApposedParticiple {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Acl && parse.is_participle(ix))
            .filter_map(|participle| {
                let noun = noun_before(parse, participle)?;
                Some(Edit::new(participle, noun, DepRel::Acl))
            })
            .collect()
    }
}

/// The apposition that ends where the phrase of the participle begins.
fn noun_before(parse: &Parse, participle: TokenIx) -> Option<TokenIx> {
    let anchor = parse[participle].head?;
    let end = parse.before(parse.first_of(participle))?;
    parse.dependents(anchor, &[DepRel::Appos]).find(|&noun| {
        parse.is_nominal(noun) && parse.is_indefinite(noun) && parse.last_of(noun) == end
    })
}
