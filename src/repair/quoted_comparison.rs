use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *‘Dat is alsof je slaapt’, zegt zij*: a clause between a sentence and the frame behind it belongs to the sentence.
pub(super) struct QuotedComparison;

impl Repair for QuotedComparison {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|clause| Some(Edit::new(clause, root(parse, clause)?, DepRel::Advcl)))
            .collect()
    }
}

fn root(parse: &Parse, clause: TokenIx) -> Option<TokenIx> {
    let frame = parse[clause].head.filter(|&frame| {
        parse[clause].deprel == DepRel::Advcl
            && clause < frame
            && parse[frame].deprel == DepRel::Parataxis
            && parse.is_finite_verb(frame)
            && parse.dependent(clause, DepRel::Mark).is_some()
    })?;
    let first = parse.first_of(clause);
    let joined = parse
        .before(first)
        .is_some_and(|before| !parse.is_punct(before));
    let set_off = parse
        .before(frame)
        .is_some_and(|before| parse.is_punct(before));
    parse[frame]
        .head
        .filter(|&root| root < first && joined && set_off)
}
