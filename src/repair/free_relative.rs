use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *een bewijs van wat er mis kan gaan*: behind a preposition *wat* relates to nothing before it; the clause is what the
/// preposition governs.
pub(super) struct FreeRelative;

impl Repair for FreeRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&clause| is_free(parse, clause))
            .filter_map(|clause| Some(Edit::new(clause, parse[clause].head?, DepRel::Nmod)))
            .collect()
    }
}

fn is_free(parse: &Parse, clause: TokenIx) -> bool {
    const WHAT: &str = "wat";
    parse[clause].deprel == DepRel::AclRelcl
        && parse
            .dependents(clause, &[DepRel::Case])
            .filter_map(|case| parse.after(case))
            .any(|what| parse[what].form == WHAT && parse[what].head == Some(clause))
}
