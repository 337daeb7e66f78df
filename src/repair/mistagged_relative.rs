use std::sync::Arc;

use super::{Repair, relative_conjunct};
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *een dienst die kennis gelijk stelt aan macht*: a word that is the subject or object of the relative clause it opens is a
/// pronoun, and no article of anything.
pub(super) struct MistaggedRelative;

impl Repair for MistaggedRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| is_relative(parse, ix))
            .filter_map(|ix| {
                Some(Edit {
                    tag: Some(Arc::new(relative_conjunct::tag(&parse[ix].form))),
                    ..Edit::new(ix, parse[ix].head?, parse[ix].deprel)
                })
            })
            .collect()
    }
}

fn is_relative(parse: &Parse, word: TokenIx) -> bool {
    let relation = parse[word].deprel;
    let role = SUBJECTS.contains(&relation) || relation == DepRel::Obj;
    let opens = |clause: TokenIx| {
        parse[clause].deprel == DepRel::AclRelcl
            && parse.first_of(clause) == word
            && parse.finite_verb(clause).is_some()
    };
    parse[word].tag.upos == Upos::Det
        && matches!(parse[word].form.as_str(), "die" | "dat")
        && role
        && parse[word].head.is_some_and(opens)
}
