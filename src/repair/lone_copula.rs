use super::{
    Repair,
    copula::{copula_of, hand_over, has_subject},
};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *dat de man in de tuin is*: a subordinate clause does not say what somebody is without somebody; the noun is the
/// subject, and the phrase between it and the verb says where or what he is.
pub(super) struct LoneCopula;

impl Repair for LoneCopula {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|noun| divided(parse, noun))
            .unwrap_or_default()
    }
}

fn divided(parse: &Parse, noun: TokenIx) -> Option<Vec<Edit>> {
    let copula = copula_of(parse, noun).filter(|&copula| {
        noun < copula
            && parse.is_nominal(noun)
            && parse.dependent(noun, DepRel::Case).is_none()
            && parse.dependent(noun, DepRel::Mark).is_some()
            && !has_subject(parse, noun)
    })?;
    let phrase = parse
        .dependents(noun, &[DepRel::Nmod])
        .filter(|&phrase| parse.dependent(phrase, DepRel::Case).is_some())
        .find(|&phrase| parse.subtree(phrase).last().map(|last| last.0 + 1) == Some(copula.0))?;
    let mut edits = hand_over(parse, noun, copula);
    edits.push(Edit::new(noun, copula, DepRel::Nsubj));
    edits.push(Edit::new(phrase, copula, DepRel::Obl));
    Some(edits)
}
