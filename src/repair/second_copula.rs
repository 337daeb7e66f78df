use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De prijs is laag en dat is precies wat wij willen*: of two finite copulas of one predicate the one in front of the
/// conjunction, with all that stands there, belongs to the predicate between them; *Hij vertrekt en dat is wat zij wil*: one
/// with nothing of its own belongs to the clause whose subject stands right in front of it; so does an auxiliary: *en hij
/// heeft dat moeten weten*.
pub(super) struct SecondCopula;

impl Repair for SecondCopula {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| parted(parse, ix).or_else(|| owned(parse, ix)))
            .flatten()
            .collect()
    }
}

fn parted(parse: &Parse, second: TokenIx) -> Option<Vec<Edit>> {
    let first = parse[second].head.filter(|&first| {
        matches!(parse[second].deprel, DepRel::Parataxis | DepRel::Conj)
            && parse.finite_verb(first).is_none()
    })?;
    let cc = parse
        .dependent(second, DepRel::Cc)
        .filter(|&cc| first < cc && cc < second)?;
    let mut copulas = parse
        .dependents(second, &[DepRel::Cop])
        .filter(|&ix| parse.is_finite_verb(ix));
    let (one, other) = (copulas.next()?, copulas.next()?);
    (one < first && cc < other).then(|| {
        let children = parse.children(second).iter().copied();
        children
            .filter(|&ix| ix < cc)
            .map(|ix| Edit::new(ix, first, parse[ix].deprel))
            .chain([Edit::new(second, first, DepRel::Conj)])
            .collect()
    })
}

fn owned(parse: &Parse, copula: TokenIx) -> Option<Vec<Edit>> {
    let lone = parse[copula].deprel == DepRel::Conj
        && parse.is_finite_verb(copula)
        && parse.children(copula).is_empty();
    let subject = parse
        .before(copula)
        .filter(|&subject| lone && parse[subject].head > Some(copula))?;
    let clause = parse[subject].head?;
    let relation = match parse[subject].deprel {
        DepRel::NsubjOuter => DepRel::Cop,
        DepRel::Nsubj if parse.finite_verb(clause).is_none() => DepRel::Aux,
        _ => return None,
    };
    Some(vec![Edit::new(copula, clause, relation)])
}
