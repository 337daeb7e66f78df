use super::Repair;
use crate::{
    lexicon::{Lexicon, Relation},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *dat alles wat duur is, verdwijnt*: a complementizer in front of a noun does not introduce the relative clause behind
/// that noun.
pub(super) struct ComplementizerLevel;

impl Repair for ComplementizerLevel {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|mark| {
                let clause = clause_of_noun(parse, lexicon, mark)?;
                Some(Edit::new(mark, clause, DepRel::Mark))
            })
            .collect()
    }
}

/// The clause that the noun between the complementizer and its relative clause belongs to.
fn clause_of_noun(parse: &Parse, lexicon: &Lexicon, mark: TokenIx) -> Option<TokenIx> {
    let introduces = parse[mark].deprel == DepRel::Mark
        && matches!(
            lexicon.connective(&parse[mark].form.to_lowercase()),
            Some(Relation::Content | Relation::Fact)
        );
    let relative = parse[mark]
        .head
        .filter(|&head| introduces && parse[head].deprel == DepRel::AclRelcl)?;
    let noun = parse[relative].head.filter(|&noun| mark < noun)?;
    let clause = parse[noun].head.filter(|&clause| noun < clause)?;
    let bare = parse.dependent(clause, DepRel::Mark).is_none();
    (bare && parse.finite_verb(clause).is_some()).then_some(clause)
}
