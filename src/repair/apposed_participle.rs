use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De film, een drama gebaseerd op een boek, draait*: the participle tells of the noun that it follows, not of the one that
/// this noun stands beside. *Een vrouw, Els Bos genaamd, belde*: so it does behind a name that somebody is called by.
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
            .chain(parse.indices().filter_map(|participle| {
                let name = called(parse, participle)?;
                Some(Edit::new(participle, name, DepRel::Acl))
            }))
            .collect()
    }
}

/// The apposition that ends right before *genaamd*.
fn called(parse: &Parse, participle: TokenIx) -> Option<TokenIx> {
    const CALLED: [&str; 2] = ["geheten", "genaamd"];
    let own = |&ix: &TokenIx| parse.is_punct(ix);
    let last = parse.before(participle).filter(|_| {
        CALLED.contains(&parse[participle].form.as_str())
            && parse.children(participle).iter().all(own)
    })?;
    std::iter::once(last)
        .chain(parse.ancestors(last))
        .find(|&name| parse[name].deprel == DepRel::Appos && parse.last_of(name) == last)
        .filter(|&name| comma_before(parse, name).is_some())
}

/// The apposition that ends where the phrase of the participle begins.
fn noun_before(parse: &Parse, participle: TokenIx) -> Option<TokenIx> {
    let anchor = parse[participle].head?;
    let end = parse.before(parse.first_of(participle))?;
    parse.dependents(anchor, &[DepRel::Appos]).find(|&noun| {
        parse.is_nominal(noun) && parse.is_indefinite(noun) && parse.last_of(noun) == end
    })
}
