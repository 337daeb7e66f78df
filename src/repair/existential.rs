use super::{Repair, copula};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse},
};

/// *In Dublin was dit weekeinde een bijeenkomst*: what stands behind *was* is the subject, and there is no predicate
/// but *was*.
pub(super) struct Existential;

impl Repair for Existential {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let Some(lone) = copula::lone(parse).find(|lone| {
            let adverbial = [DepRel::Obl, DepRel::Advmod, DepRel::Nmod];
            parse
                .dependents(lone.nominal, &adverbial)
                .any(|ix| ix < lone.copula)
                && parse.dependent(lone.nominal, DepRel::Case).is_none()
        }) else {
            return Vec::new();
        };
        let mut edits = copula::hand_over(parse, lone.nominal, lone.copula);
        edits.push(Edit::new(lone.nominal, lone.copula, DepRel::Nsubj));
        let places = parse.dependents(lone.nominal, &[DepRel::Nmod]);
        edits.extend(
            places
                .filter(|&ix| ix < lone.copula)
                .map(|ix| Edit::new(ix, lone.copula, DepRel::Obl)),
        );
        edits
    }
}
