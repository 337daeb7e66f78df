use super::{Repair, says};
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *…, zegt wethouder onderwijs Anna Bos*: a bare noun right behind the person who says something is no object, but what
/// that person is charged with.
pub(super) struct TitledSpeaker;

impl Repair for TitledSpeaker {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| charge(parse, lexicon, verb))
            .collect()
    }
}

fn charge(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<Edit> {
    const OWN: [DepRel; 4] = [DepRel::Det, DepRel::Case, DepRel::NmodPoss, DepRel::Nummod];
    let frame = parse.is_finite_verb(verb) && says(parse, lexicon, verb);
    let bare = |noun: TokenIx| parse.dependents(noun, &OWN).next().is_none();
    let person = parse.after(verb).filter(|&ix| {
        frame
            && parse[ix].head == Some(verb)
            && parse[ix].deprel == DepRel::Nsubj
            && parse[ix].tag.upos == Upos::Noun
            && nature(parse, ix).class == Class::Person
    })?;
    let charge = parse.after(person).filter(|&ix| {
        parse[ix].head == Some(verb)
            && matches!(parse[ix].deprel, DepRel::Obj | DepRel::Nsubj)
            && parse[ix].tag.upos == Upos::Noun
            && parse.first_of(ix) == ix
            && nature(parse, ix).class != Class::Person
    })?;
    (bare(person) && bare(charge)).then(|| Edit::new(charge, person, DepRel::Appos))
}
