use super::{Repair, comma_before};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De zaal is ruim, de soep warm en lekker*: no conjunct stands in front of what it is coordinated with; a noun there is
/// the subject of an adjective that shares the verb of the clause before.
pub(super) struct GappedSubject;

impl Repair for GappedSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|noun| gapped(parse, noun))
            .flatten()
            .collect()
    }
}

fn gapped(parse: &Parse, noun: TokenIx) -> Option<[Edit; 2]> {
    let adjective = parse[noun].head.filter(|&adjective| {
        noun < adjective
            && parse[noun].deprel == DepRel::Conj
            && matches!(parse[noun].tag.upos, Upos::Noun | Upos::Propn)
            && parse[adjective].tag.upos == Upos::Adj
    })?;
    let first = parse[adjective].head.filter(|&first| {
        matches!(parse[adjective].deprel, DepRel::Conj | DepRel::Parataxis)
            && parse.finite_verb(first).is_some()
    })?;
    comma_before(parse, noun)?;
    let lone = parse.finite_verb(adjective).is_none() && parse.subject(adjective).is_none();
    lone.then(|| {
        [
            Edit::new(noun, adjective, DepRel::Nsubj),
            Edit::new(adjective, first, DepRel::Parataxis),
        ]
    })
}
