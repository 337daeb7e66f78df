use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *of de tijd lang genoeg is*, *Het plan is voorlopig van tafel*: the copula belongs to the predicate that has a subject, not
/// to what modifies it, nor to what is coordinated with it: *dat de klacht onterecht en laat was*.
pub(super) struct CopulaLevel;

impl Repair for CopulaLevel {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|copula| {
                let predicate = predicate_above(parse, copula)?;
                Some(Edit::new(copula, predicate, DepRel::Cop))
            })
            .collect()
    }
}

fn predicate_above(parse: &Parse, copula: TokenIx) -> Option<TokenIx> {
    let modifier = parse[copula]
        .head
        .filter(|_| parse[copula].deprel == DepRel::Cop && parse.is_finite_verb(copula))?;
    let predicate = parse[modifier].head.filter(|&predicate| {
        let shared = parse[modifier].deprel == DepRel::Conj
            && parse.dependent(predicate, DepRel::Mark).is_some()
            && parse.before(copula) == Some(modifier)
            && parse.before(modifier) == parse.dependent(modifier, DepRel::Cc)
            && parse.before(modifier).and_then(|cc| parse.before(cc)) == Some(predicate);
        (shared || matches!(parse[modifier].deprel, DepRel::Advmod | DepRel::Obl))
            && parse.subject(modifier).is_none()
    })?;
    let lacks = parse.finite_verb(predicate).is_none() && parse.subject(predicate).is_some();
    lacks.then_some(predicate)
}
