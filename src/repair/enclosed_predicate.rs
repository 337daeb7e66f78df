use super::{Repair, copula::predicate};
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Toen zij zes jaar was ging zij naar zee*: what stands between the subject of a subordinate clause and the copula that
/// ends it is the predicate, and no part of the clause around it.
pub(super) struct EnclosedPredicate;

impl Repair for EnclosedPredicate {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|copula| Some(predicate(parse, copula, enclosed(parse, copula)?)))
            .unwrap_or_default()
    }
}

fn enclosed(parse: &Parse, copula: TokenIx) -> Option<TokenIx> {
    let main = parse[copula].head.filter(|&main| {
        parse[copula].deprel == DepRel::Advcl
            && parse.is_finite_verb(copula)
            && parse[copula].lemma == BE
            && copula < main
    })?;
    let mark = parse.dependent(copula, DepRel::Mark)?;
    let subject = parse
        .dependent(copula, DepRel::Nsubj)
        .filter(|&subject| mark < subject)?;
    parse.before(copula).filter(|&noun| {
        parse[noun].head == Some(main)
            && parse.is_nominal(noun)
            && parse.dependent(noun, DepRel::Case).is_none()
            && parse.before(parse.first_of(noun)) == parse.subtree(subject).last().copied()
    })
}
