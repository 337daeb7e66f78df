use super::{Repair, finite_behind};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *de rompslomp waarmee boeren worden geconfronteerd en de kosten*: a noun behind the last verb of a relative clause
/// is coordinated with the noun before it, not with the verb. *… viel buiten de regels, en de vergunningen werden
/// herzien*, *Vijf kregen een prijs en zes gingen naar huis*: a noun or number right in front of a finite verb that has neither subject nor conjunction is that subject.
pub(super) struct NounConjunct;

impl Repair for NounConjunct {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| Some(Edit::new(ix, antecedent(parse, ix)?, DepRel::Conj)))
            .chain(
                parse
                    .indices()
                    .filter_map(|ix| opening_noun(parse, ix))
                    .flatten(),
            )
            .collect()
    }
}

/// The noun and its conjunction at the head of the clause that they open.
fn opening_noun(parse: &Parse, noun: TokenIx) -> Option<[Edit; 2]> {
    let coordinated = parse[noun].deprel == DepRel::Conj && parse.is_nominal(noun);
    let cc = parse.dependent(noun, DepRel::Cc).filter(|_| coordinated)?;
    let finite = finite_behind(parse, noun)?;
    let clause = std::iter::once(finite)
        .chain(parse[finite].head)
        .find(|&root| {
            parse[root].deprel == DepRel::Conj && parse.finite_verb(root) == Some(finite)
        })?;
    let bare = parse.subject(clause).is_none()
        && parse.dependent(clause, DepRel::Cc).is_none()
        && parse.dependent(clause, DepRel::Expl).is_none();
    let relation = if parse.dependent(clause, DepRel::AuxPass).is_some() {
        DepRel::NsubjPass
    } else {
        DepRel::Nsubj
    };
    (bare && parse.agrees(noun, finite) && cc < noun).then(|| {
        [
            Edit::new(noun, clause, relation),
            Edit::new(cc, clause, DepRel::Cc),
        ]
    })
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
