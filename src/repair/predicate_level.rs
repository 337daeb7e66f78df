use super::{Repair, copula::predicate};
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Het is juist dat de spits vertrekt*: an adjective in front of the complementizer is no part of the clause behind it,
/// but the predicate that the verb in front has not.
pub(super) struct PredicateLevel;

impl Repair for PredicateLevel {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|adjective| raised(parse, adjective))
            .unwrap_or_default()
    }
}

fn raised(parse: &Parse, adjective: TokenIx) -> Option<Vec<Edit>> {
    let clause = parse[adjective].head.filter(|&clause| {
        parse[adjective].tag.upos == Upos::Adj
            && matches!(parse[clause].deprel, DepRel::Csubj | DepRel::Ccomp)
            && parse.dependent(clause, DepRel::Mark).is_some_and(|mark| {
                parse.after(adjective) == Some(mark) && parse[mark].tag.upos == Upos::Sconj
            })
    })?;
    let copula = parse[clause].head.filter(|&copula| {
        copula < adjective
            && parse.is_finite_verb(copula)
            && parse[copula].lemma == BE
            && parse.dependent(copula, DepRel::Xcomp).is_none()
    })?;
    Some(predicate(parse, copula, adjective))
}
