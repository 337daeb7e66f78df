use super::{Repair, comma_before};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *gezant Els Bos, die Peru vertegenwoordigt*: what is told of a person behind a comma that person does, and not what has the
/// name right behind the pronoun, if that may be a country or a club.
pub(super) struct RelativePerson;

impl Repair for RelativePerson {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::AclRelcl)
            .filter_map(|ix| turned(parse, ix))
            .flatten()
            .collect()
    }
}

fn turned(parse: &Parse, verb: TokenIx) -> Option<[Edit; 2]> {
    const OTHERS: [DepRel; 4] = [DepRel::Iobj, DepRel::Xcomp, DepRel::Ccomp, DepRel::AuxPass];
    let pronoun = parse
        .dependent(verb, DepRel::Obj)
        .filter(|&ix| parse.is_relative_pronoun(ix) && parse.first_of(verb) == ix)?;
    let finite = parse.finite_verb(verb)?;
    let person = parse[verb].head.filter(|&person| {
        comma_before(parse, verb).is_some()
            && nature(parse, person).class == Class::Person
            && parse.dependent(person, DepRel::Conj).is_none()
            && parse.agrees(person, finite)
    })?;
    let name = parse.dependent(verb, DepRel::Nsubj).filter(|&name| {
        parse[name].tag.upos == Upos::Propn
            && parse.after(pronoun) == Some(name)
            && parse.last_of(name) == name
            && nature(parse, name).class == Class::Name
    })?;
    let plain = parse.dependents(verb, &OTHERS).next().is_none();
    (person < pronoun && plain).then(|| Edit::arguments(verb, pronoun, name))
}
