use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

/// *Ada Bos kwam laat – zij was ziek*: of two subjects the first is that of the verb between them.
pub(super) struct ParatacticSubject;

impl Repair for ParatacticSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| Some(Edit::new(subject(parse, verb)?, verb, DepRel::Nsubj)))
            .collect()
    }
}

/// The subject of a sentence in front of the one that it hangs on.
fn subject(parse: &Parse, verb: TokenIx) -> Option<TokenIx> {
    let root = parse[verb].head.filter(|&root| {
        parse[verb].deprel == DepRel::Parataxis
            && verb < root
            && parse.is_finite_verb(verb)
            && parse.dependents(verb, &SUBJECTS).next().is_none()
    })?;
    let mut subjects = parse.dependents(root, &SUBJECTS);
    let (first, second) = (subjects.next()?, subjects.next()?);
    (first < verb && verb < second && parse.agrees(first, verb)).then_some(first)
}
