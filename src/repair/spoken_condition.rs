use super::{Repair, relation, says};
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Als een klant zegt: het is te duur, dan zakt de prijs*: what stands between the colon and the main clause is said in
/// the condition, and no clause beside it.
pub(super) struct SpokenCondition;

impl Repair for SpokenCondition {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| spoken(parse, lexicon, verb))
            .flatten()
            .collect()
    }
}

fn spoken(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<[Edit; 2]> {
    let colon = parse.after(verb).filter(|&ix| parse[ix].form == ":")?;
    let condition = parse.is_finite_verb(verb)
        && says(parse, lexicon, verb)
        && parse
            .dependents(verb, &[DepRel::Mark])
            .any(|mark| relation(parse, lexicon, mark) == Some(Relation::Condition));
    let above = parse[verb].head.filter(|_| condition)?;
    let loose = |ix: TokenIx| parse[ix].deprel == DepRel::Parataxis;
    let (content, main) = if loose(above) {
        (above, parse[above].head?)
    } else {
        let between = |ix: &TokenIx| colon < *ix && *ix < above;
        let mut beside = parse.dependents(above, &[DepRel::Parataxis]);
        (beside.find(between)?, above)
    };
    let inside = colon < content && content < main && parse.finite_verb(content).is_some();
    (loose(verb) && inside).then(|| {
        [
            Edit::new(verb, main, DepRel::Advcl),
            Edit::new(content, verb, DepRel::Ccomp),
        ]
    })
}
