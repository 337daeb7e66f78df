use super::Repair;
use crate::{
    lexicon::{Class, Lexicon},
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *een lezing die de kustwacht tegenspreekt*: what is said does not speak; whoever does is the subject.
pub(super) struct SaidSubject;

impl Repair for SaidSubject {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|verb| swapped(parse, lexicon, verb))
            .flatten()
            .collect()
    }
}

fn swapped(parse: &Parse, lexicon: &Lexicon, verb: TokenIx) -> Option<[Edit; 2]> {
    let antecedent = parse[verb]
        .head
        .filter(|_| parse[verb].deprel == DepRel::AclRelcl)?;
    let pronoun = parse
        .dependent(verb, DepRel::Nsubj)
        .filter(|&ix| parse.is_relative_pronoun(ix))?;
    let object = parse
        .dependent(verb, DepRel::Obj)
        .filter(|&ix| parse.is_nominal(ix) && parse[ix].tag.upos != Upos::Pron)?;
    let denies = lexicon
        .predicates(&parse[verb].lemma)
        .iter()
        .any(|row| row.class == Class::Denial);
    let said = |ix: TokenIx| lexicon.nouns(&parse[ix].lemma).is_some();
    (denies && said(antecedent) && !said(object)).then(|| Edit::arguments(verb, object, pronoun))
}
