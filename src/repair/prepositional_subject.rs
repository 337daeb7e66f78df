use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx},
};

const WHO: &str = "wie";

/// *de vrouw van wie het huis afbrandde*: behind a preposition *wie* is no subject; the object that the verb agrees with
/// is.
pub(super) struct PrepositionalSubject;

impl Repair for PrepositionalSubject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].form == WHO && SUBJECTS.contains(&parse[ix].deprel))
            .filter_map(|who| exchanged(parse, who))
            .flatten()
            .collect()
    }
}

fn exchanged(parse: &Parse, who: TokenIx) -> Option<[Edit; 2]> {
    let case = parse.dependent(who, DepRel::Case)?;
    let root = parse[who].head?;
    let verb = parse.finite_verb(root)?;
    let noun = parse.dependents(root, &[DepRel::Obj]).find(|&noun| {
        noun > who
            && parse.is_nominal(noun)
            && parse.dependent(noun, DepRel::Case).is_none()
            && parse.agrees(noun, verb)
    })?;
    (case < who).then(|| {
        [
            Edit::new(who, root, DepRel::Obl),
            Edit::new(noun, root, DepRel::Nsubj),
        ]
    })
}
