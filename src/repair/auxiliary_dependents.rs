use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx},
};

/// *stelt dat de smokkelaars slimmer worden*: participants, adverbials and complementizers belong to the word that an
/// auxiliary or copula helps, not to the auxiliary.
pub(super) struct AuxiliaryDependents;

impl Repair for AuxiliaryDependents {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let astray = |ix: &TokenIx| belongs_to_clause(parse[*ix].deprel);
        parse
            .indices()
            .filter(|&ix| astray(&ix))
            .filter_map(|ix| {
                let helped = helped(parse, parse[ix].head?)?;
                Some(Edit::new(ix, helped, parse[ix].deprel))
            })
            .collect()
    }
}

/// The word that the auxiliary helps, be it through another one.
fn helped(parse: &Parse, auxiliary: TokenIx) -> Option<TokenIx> {
    let is_auxiliary = |ix: TokenIx| AUXILIARIES.contains(&parse[ix].deprel);
    let mut above = parse.ancestors(auxiliary);
    let helped = above.find(|&above| !is_auxiliary(above))?;
    // two finite verbs are two clauses
    let other = parse.is_finite_verb(auxiliary) && parse.finite_verb(helped) != Some(auxiliary);
    (is_auxiliary(auxiliary) && !other).then_some(helped)
}

/// Not what stands beside the auxiliary itself: *kan en mag*.
fn belongs_to_clause(relation: DepRel) -> bool {
    matches!(
        relation,
        DepRel::Nsubj
            | DepRel::NsubjPass
            | DepRel::Obj
            | DepRel::Iobj
            | DepRel::Obl
            | DepRel::OblArg
            | DepRel::OblAgent
            | DepRel::Expl
            | DepRel::ExplPv
            | DepRel::Aux
            | DepRel::AuxPass
            | DepRel::Mark
            | DepRel::Advcl
    )
}
