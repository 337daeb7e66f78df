use super::Repair;
use crate::{
    inflect::BE,
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Het hart klopte, het was net alsof iedereen zweeg*: the clause with *alsof* right behind *het was* says how it was,
/// and is no part of the clause before the comma.
pub(super) struct AsIf;

impl Repair for AsIf {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .find_map(|clause| parted(parse, clause))
            .unwrap_or_default()
    }
}

fn parted(parse: &Parse, clause: TokenIx) -> Option<Vec<Edit>> {
    const AS_IF: &str = "alsof";
    const IT: &str = "het";
    let main = parse[clause]
        .head
        .filter(|_| parse[clause].deprel == DepRel::Advcl)?;
    parse
        .dependents(clause, &[DepRel::Mark])
        .find(|&mark| parse[mark].form == AS_IF)?;
    let copula = parse.before(parse.first_of(clause)).filter(|&copula| {
        parse.is_finite_verb(copula)
            && parse[copula].lemma == BE
            && parse[copula].head == Some(main)
    })?;
    let it = parse.before(copula).filter(|&it| parse[it].form == IT)?;
    parse
        .before(it)
        .filter(|&comma| parse[comma].form == "," && main < comma)?;
    Some(vec![
        Edit::new(copula, main, DepRel::Parataxis),
        Edit::new(it, copula, DepRel::Expl),
        Edit::new(clause, copula, DepRel::Advcl),
    ])
}
