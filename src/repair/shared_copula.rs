use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *dat de kamer warm en droog was*, *De kinderen moeten stil en lief zijn*: the verbs behind the last of several
/// predicates are those of all, if the first has a subject and would else lack them.
pub(super) struct SharedCopula;

impl Repair for SharedCopula {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| Some(Edit::new(verb, first_of(parse, verb)?, parse[verb].deprel)))
            .collect()
    }
}

/// The first predicate of a coordination that has the verb on its last.
fn first_of(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let last = parse[verb]
        .head
        .filter(|&last| matches!(parse[verb].deprel, DepRel::Cop | DepRel::Aux) && last < verb)?;
    let first = parse[last]
        .head
        .filter(|_| parse[last].deprel == DepRel::Conj && parse.subject(last).is_none())?;
    let own = parse.is_finite_verb(first) || parse.is_infinitive(first);
    let copula = parse
        .dependents(first, &[DepRel::Cop, DepRel::AuxPass])
        .next();
    let lacks = match parse.finite_verb(first) {
        None => true,
        Some(_) => {
            copula.is_none() && parse[verb].deprel == DepRel::Cop && parse.is_infinitive(verb)
        }
    };
    (!own && lacks && parse.subject(first).is_some()).then_some(first)
}
