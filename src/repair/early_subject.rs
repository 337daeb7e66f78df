use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *De keeper, een reus, viel toch - hij wordt nu behandeld*: of two subjects the one before a finite verb that has none
/// belongs to that.
pub(super) struct EarlySubject;

impl Repair for EarlySubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let verbs = parse.indices().filter(|&ix| {
            parse[ix].deprel == DepRel::Parataxis
                && parse.is_finite_verb(ix)
                && parse.subject(ix).is_none()
        });
        verbs
            .filter_map(|verb| Some(Edit::new(first_of_two(parse, verb)?, verb, DepRel::Nsubj)))
            .collect()
    }
}

/// The subject before the verb, if the clause around has another behind it.
fn first_of_two(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    const SUBJECTS: [DepRel; 2] = [DepRel::Nsubj, DepRel::NsubjPass];
    let root = parse[verb].head.filter(|&root| verb < root)?;
    let mut subjects = parse.dependents(root, &SUBJECTS);
    let (first, second) = (subjects.next()?, subjects.next()?);
    let agrees = parse[first].tag.feat("Number") == parse[verb].tag.feat("Number");
    (first < verb && verb < second && agrees).then_some(first)
}
