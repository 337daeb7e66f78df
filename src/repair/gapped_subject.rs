use super::{Repair, comma_before, is_determined};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De zaal is ruim, de soep warm en lekker*: no conjunct stands in front of what it is coordinated with; a noun there is
/// the subject of an adjective that shares the verb of the clause before. *De zaal is ruim, het eten stevige kost*: nor do
/// two conjuncts stand side by side with nothing between them.
pub(super) struct GappedSubject;

impl Repair for GappedSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| matches!(parse[ix].tag.upos, Upos::Noun | Upos::Propn))
            .filter(|&ix| parse[ix].deprel == DepRel::Conj && comma_before(parse, ix).is_some())
            .filter_map(|noun| gapped(parse, noun).or_else(|| beside(parse, noun)))
            .flatten()
            .collect()
    }
}

fn gapped(parse: &Parse, noun: TokenIx) -> Option<[Edit; 2]> {
    let adjective = parse[noun]
        .head
        .filter(|&adjective| noun < adjective && parse[adjective].tag.upos == Upos::Adj)?;
    let first = parse[adjective].head.filter(|&first| {
        matches!(parse[adjective].deprel, DepRel::Conj | DepRel::Parataxis)
            && parse.finite_verb(first).is_some()
    })?;
    is_lone(parse, adjective).then(|| {
        [
            Edit::new(noun, adjective, DepRel::Nsubj),
            Edit::new(adjective, first, DepRel::Parataxis),
        ]
    })
}

/// A noun with its article in front of another without one, beside predicative adjectives.
fn beside(parse: &Parse, noun: TokenIx) -> Option<[Edit; 2]> {
    let first = parse[noun].head.filter(|&first| {
        first < noun
            && parse[first].tag.upos == Upos::Adj
            && parse.finite_verb(first).is_some()
            && parse.subject(first).is_some()
    })?;
    let next = parse.after(noun)?;
    let predicate = parse
        .dependents(first, &[DepRel::Conj])
        .find(|&other| noun < other && parse.first_of(other) == next)?;
    let bare = |ix: TokenIx| {
        parse
            .dependents(ix, &[DepRel::Det, DepRel::Case])
            .next()
            .is_none()
    };
    let named = is_determined(parse, noun) && parse.dependent(noun, DepRel::Cc).is_none();
    (named && bare(predicate) && is_lone(parse, predicate)).then(|| {
        [
            Edit::new(noun, predicate, DepRel::Nsubj),
            Edit::new(predicate, first, DepRel::Conj),
        ]
    })
}

fn is_lone(parse: &Parse, predicate: TokenIx) -> bool {
    parse.finite_verb(predicate).is_none() && parse.subject(predicate).is_none()
}
