use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *de rompslomp waarmee boeren worden geconfronteerd en de kosten*: a noun behind the last verb of a relative clause is
/// coordinated with the noun before it, not with the verb.
pub(super) struct NounConjunct;

impl Repair for NounConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, antecedent(parse, ix)?, DepRel::Conj)))
            .collect()
    }
}

fn antecedent(parse: &Parse, conjunct: TokenIx) -> Option<TokenIx> {
    let verb = parse[conjunct].head.filter(|&verb| {
        parse[conjunct].deprel == DepRel::Conj
            && parse[conjunct].tag.upos == Upos::Noun
            && parse[verb].deprel == DepRel::AclRelcl
            && parse.is_verbal(verb)
    })?;
    let cc = parse.dependent(conjunct, DepRel::Cc)?;
    let part_of_noun = |&ix: &TokenIx| {
        matches!(
            parse[ix].deprel,
            DepRel::Cc | DepRel::Det | DepRel::Amod | DepRel::Nmod | DepRel::Punct
        )
    };
    let bare = parse.children(conjunct).iter().all(part_of_noun);
    let follows = parse.before(cc) == Some(verb) || parse.before(cc) == parse.finite_verb(verb);
    let determined = parse.dependent(conjunct, DepRel::Det).is_some();
    parse[verb].head.filter(|_| bare && follows && determined)
}
