use std::sync::Arc;

use super::{Repair, comma_before, is_time, relative_conjunct};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *België, dat dit jaar de voorzitter levert, …*: behind a name and a comma *dat* is no complementizer; it is the subject
/// of its clause if that has none but a time, or else the object.
pub(super) struct RelativeName;

impl Repair for RelativeName {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|clause| relative(parse, clause))
            .flatten()
            .collect()
    }
}

fn relative(parse: &Parse, clause: TokenIx) -> Option<Vec<Edit>> {
    let name = parse[clause].head.filter(|&name| {
        parse[name].tag.upos == Upos::Propn
            && name < clause
            && matches!(parse[clause].deprel, DepRel::Acl | DepRel::AclRelcl)
    })?;
    let word = parse
        .dependent(clause, DepRel::Mark)
        .filter(|&mark| parse[mark].form == "dat" && parse.first_of(clause) == mark)?;
    let behind = comma_before(parse, clause)
        .and_then(|comma| parse.before(comma))
        .is_some_and(|last| parse.is_under(last, name));
    let mut subjects = parse.dependents(clause, &SUBJECTS);
    let (subject, second) = (subjects.next(), subjects.next());
    let time = subject.filter(|&subject| is_time(parse, subject));
    let object = parse
        .dependents(clause, &[DepRel::Obj, DepRel::Ccomp])
        .next();
    let role = if subject.is_none() || time.is_some() {
        DepRel::Nsubj
    } else {
        DepRel::Obj
    };
    let full = role == DepRel::Obj && object.is_some();
    let last = parse.finite_verb(clause).is_some_and(|verb| word < verb);
    (behind && last && second.is_none() && !full).then(|| {
        let pronoun = Edit {
            tag: Some(Arc::new(relative_conjunct::tag(&parse[word].form))),
            ..Edit::new(word, clause, role)
        };
        let when = time.map(|time| Edit::new(time, clause, DepRel::Obl));
        [pronoun, Edit::new(clause, name, DepRel::AclRelcl)]
            .into_iter()
            .chain(when)
            .collect()
    })
}
