use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Niet alleen de treinen, maar ook de bussen hebben vertraging*: two subjects before the verb with a conjunction
/// between them are coordinated.
pub(super) struct CorrelativeSubject;

impl Repair for CorrelativeSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| coordination(parse, verb))
            .flatten()
            .collect()
    }
}

fn coordination(parse: &Parse, verb: TokenIx) -> Option<[Edit; 2]> {
    let finite = parse.finite_verb(verb)?;
    let mut subjects = parse.dependents(verb, &[DepRel::Nsubj, DepRel::NsubjPass]);
    let (first, second) = (subjects.next()?, subjects.next()?);
    let conjunction = parse
        .dependents(verb, &[DepRel::Cc])
        .find(|&cc| first < cc && cc < parse.first_of(second))?;
    (second < finite).then(|| {
        [
            Edit::new(second, first, DepRel::Conj),
            Edit::new(conjunction, second, DepRel::Cc),
        ]
    })
}
