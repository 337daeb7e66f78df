use super::Repair;
use crate::{
    lexicon::{Class, Lexicon},
    tree::{DepRel, Edit, Parse, TokenIx},
};

/// *Hij verscheen en zweeg, meldt de krant*: a verb of saying in front of its subject behind a comma, with nothing that
/// coordinates it, is the frame of all before.
pub(super) struct TrailingFrame;

impl Repair for TrailingFrame {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        let Some(root) = parse.root() else {
            return Vec::new();
        };
        parse
            .indices()
            .filter(|&verb| verb > root && is_frame(parse, lexicon, verb))
            .map(|verb| Edit::new(verb, root, DepRel::Parataxis))
            .collect()
    }
}

fn is_frame(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> bool {
    let loose = parse[verb].deprel == DepRel::Conj && parse.dependent(verb, DepRel::Cc).is_none();
    let says = || {
        lexicon
            .predicates(&parse[verb].lemma)
            .iter()
            .any(|row| matches!(row.class, Class::Report | Class::Quote))
    };
    let first = parse.first_of(verb) == verb && parse.is_finite_verb(verb);
    let set_off = parse.before(verb).is_some_and(|at| parse.is_punct(at));
    let subject = parse.subject(verb).is_some_and(|subject| subject > verb);
    loose && first && set_off && subject && says()
}
