use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De kast viel op iemands voet: die moest naar de dokter*: what begins behind a colon or semicolon is a sentence and
/// no relative clause.
pub(super) struct ColonRelative;

impl Repair for ColonRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::AclRelcl && begins_sentence(parse, ix))
            .filter_map(|ix| Some(Edit::new(ix, clause_above(parse, ix)?, DepRel::Parataxis)))
            .collect()
    }
}

/// A colon stands in front, and the finite verb second.
fn begins_sentence(parse: &Parse, clause: TokenIx) -> bool {
    let first = parse.first_of(clause);
    let colon = parse
        .before(first)
        .is_some_and(|mark| matches!(parse[mark].form.as_str(), ":" | ";"));
    let subject = parse.subject(clause) == Some(first);
    colon && subject && parse.finite_verb(clause) == parse.after(first)
}

fn clause_above(parse: &Parse, ix: TokenIx) -> Option<TokenIx> {
    parse
        .ancestors(ix)
        .find(|&above| parse.finite_verb(above).is_some())
}
