use std::sync::Arc;

use super::{Repair, comma_before, tags};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Het zijn trouwe dieren, die hebben een goed geheugen*: with its verb right behind the pronoun and its object behind
/// that, a clause is a main clause, and relates to nothing.
pub(super) struct VerbSecondRelative;

impl Repair for VerbSecondRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::AclRelcl)
            .filter_map(|ix| main(parse, ix))
            .flatten()
            .collect()
    }
}

const THOSE: &str = "die";

fn main(parse: &Parse, root: TokenIx) -> Option<[Edit; 2]> {
    let pronoun = parse.first_of(root);
    let verb = parse
        .finite_verb(root)
        .filter(|&verb| parse.after(pronoun) == Some(verb))?;
    let subject = parse[pronoun].form == THOSE
        && parse[pronoun].head == Some(root)
        && SUBJECTS.contains(&parse[pronoun].deprel);
    let bare = |ix: TokenIx| {
        verb < ix && parse.is_nominal(ix) && parse.dependent(ix, DepRel::Case).is_none()
    };
    let predicate = verb < root && parse[verb].deprel == DepRel::Cop;
    let object = parse.dependents(root, &[DepRel::Obj]).any(bare);
    // not *Ada Bos, die heeft een fiets*
    let above = parse
        .ancestors(root)
        .find(|&ix| parse.finite_verb(ix).is_some())?;
    let loose = comma_before(parse, root).is_some() && parse[root].tag.upos != Upos::Adj;
    (subject && loose && (predicate || object)).then(|| {
        [
            Edit::new(root, above, DepRel::Parataxis),
            Edit {
                tag: Some(Arc::new(tags::those())),
                ..Edit::new(pronoun, root, parse[pronoun].deprel)
            },
        ]
    })
}
