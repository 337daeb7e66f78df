use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *naar Parijs gebracht, waar zij opdook*: a clause with a relative adverb right behind a verb-final participle is said
/// of the place in front of it.
pub(super) struct WhereClause;

impl Repair for WhereClause {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, place_before(parse, ix)?, DepRel::AclRelcl)))
            .collect()
    }
}

/// The treebank's tag of relative and interrogative adverbs: *waar*.
const RELATIVE: &str = "VNW|vb|adv-pron";

/// The last place beside the verb, in front of the clause.
fn place_before(parse: &Parse, clause: TokenIx) -> Option<TokenIx> {
    let verb = parse[clause]
        .head
        .filter(|_| parse[clause].deprel == DepRel::Advcl && parse.finite_verb(clause).is_some())?;
    let first = parse.first_of(clause);
    let relative = parse[first].tag.upos == Upos::Adv
        && parse[first].tag.xpos.starts_with(RELATIVE)
        && parse[first].head == Some(clause)
        && parse.before(first).is_some_and(|at| parse.is_punct(at));
    parse
        .dependents(verb, &[DepRel::Obl, DepRel::OblArg, DepRel::Obj])
        .rfind(|&place| relative && place < first && parse[place].tag.upos == Upos::Propn)
}
