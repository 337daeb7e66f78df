use super::{Repair, intransitive_object::is_intransitive};
use crate::{
    coreference::{Class, nature::nature},
    inflect::{BE, auxiliary},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *nadat een agent Jansen aanhield*: nobody is called *een agent Jansen*; in front of a verb at the end that has no object,
/// the name is that object.
pub(super) struct NameObject;

impl Repair for NameObject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|name| Some(Edit::new(name, verb(parse, name)?, DepRel::Obj)))
            .collect()
    }
}

fn verb(parse: &Parse, name: TokenIx) -> Option<TokenIx> {
    let noun = parse[name].head.filter(|&noun| {
        parse[name].deprel == DepRel::Appos
            && parse[name].tag.upos == Upos::Propn
            && parse.after(noun) == Some(parse.first_of(name))
            && parse[noun].deprel == DepRel::Nsubj
            && nature(parse, noun).class == Class::Person
    })?;
    let described = parse.dependent(noun, DepRel::Amod).is_some();
    let verb = parse[noun].head?;
    let full = [
        DepRel::Obj,
        DepRel::Iobj,
        DepRel::Ccomp,
        DepRel::Cop,
        DepRel::Xcomp,
    ];
    let last = parse.dependent(verb, DepRel::Mark).is_some()
        && parse.finite_verb(verb).is_some_and(|finite| finite > name);
    let lacks = parse.dependents(verb, &full).next().is_none();
    // *een agent Jansen overleed*
    let transitive = !is_intransitive(parse, verb) && auxiliary(&parse[verb].lemma) != BE;
    (parse.is_indefinite(noun)
        && !described
        && last
        && lacks
        && parse.is_verbal(verb)
        && transitive)
        .then_some(verb)
}
