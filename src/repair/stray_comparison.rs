use super::{Repair, relation};
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *meent dat hij geen keus heeft dan premier te worden*: a comparison right behind a verb belongs to that verb, not to one
/// further up.
pub(super) struct StrayComparison;

impl Repair for StrayComparison {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        let clauses = parse
            .indices()
            .filter(|&ix| matches!(parse[ix].deprel, DepRel::Ccomp | DepRel::Advcl));
        clauses
            .filter_map(|clause| {
                Some(Edit::new(
                    clause,
                    verb_before(parse, lexicon, clause)?,
                    DepRel::Advcl,
                ))
            })
            .collect()
    }
}

fn verb_before(parse: &Parse, lexicon: &Lexicon, clause: TokenIx) -> Option<TokenIx> {
    let mark = parse.dependent(clause, DepRel::Mark)?;
    let compares = relation(parse, lexicon, mark) == Some(Relation::Comparison);
    let verb = parse
        .before(mark)
        .filter(|&verb| compares && parse.is_finite_verb(verb) && parse.first_of(clause) == mark)?;
    let head = parse[clause].head?;
    (verb != head && parse.is_under(verb, head)).then_some(verb)
}
