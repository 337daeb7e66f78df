use std::sync::Arc;

use super::{Repair, comma_before, tags};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *Het zijn trouwe dieren, die hebben een goed geheugen*: with its verb right behind the pronoun and its object behind
/// that, a clause is a main clause, and relates to nothing. *Zij kennen de buren, dat helpt*: nor does *dat* with its verb
/// behind several or a person.
pub(super) struct VerbSecondRelative;

impl Repair for VerbSecondRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::AclRelcl)
            .filter_map(|ix| main(parse, ix).or_else(|| unrelated(parse, ix)))
            .flatten()
            .collect()
    }
}

const THAT: &str = "dat";

/// *dat* and its verb behind a comma and what is no neuter in the singular.
fn unrelated(parse: &Parse, root: TokenIx) -> Option<[Edit; 2]> {
    let noun = parse[root].head?;
    let pronoun = parse.first_of(root);
    let verb_second = parse[pronoun].form == THAT
        && parse[pronoun].head == Some(root)
        && SUBJECTS.contains(&parse[pronoun].deprel)
        && parse.after(pronoun) == Some(root)
        && parse.is_finite_verb(root)
        && parse.last_of(root) == root
        && comma_before(parse, root).is_some();
    let tag = &parse[noun].tag;
    let other = tag.feat("Number") == Some("Plur")
        || tag.feat("Gender") == Some("Com")
        || tag.feat("PronType") == Some("Ind") && nature(parse, noun).class == Class::Person;
    let above = parse
        .ancestors(root)
        .find(|&ix| parse.finite_verb(ix).is_some())?;
    (verb_second && other).then(|| {
        [
            Edit::new(root, above, DepRel::Parataxis),
            Edit {
                tag: Some(Arc::new(tags::demonstrative())),
                ..Edit::new(pronoun, root, parse[pronoun].deprel)
            },
        ]
    })
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
