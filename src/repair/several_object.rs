use super::Repair;
use crate::{
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Zij aarzelt niet, maar 'neemt de klachten serieus'*: several are not the subject of a verb in the singular right behind
/// the conjunction, but its object; it shares the subject of the clause before.
pub(super) struct SeveralObject;

impl Repair for SeveralObject {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::Nsubj)
            .filter_map(|noun| Some(Edit::new(noun, verb(parse, noun)?, DepRel::Obj)))
            .collect()
    }
}

fn verb(parse: &Parse, noun: TokenIx) -> Option<TokenIx> {
    let number = |ix: TokenIx| parse[ix].tag.feat("Number");
    let verb = parse[noun].head.filter(|&verb| {
        let full = [DepRel::Obj, DepRel::Ccomp, DepRel::Cop];
        parse[verb].deprel == DepRel::Conj
            && parse[verb].tag.upos == Upos::Verb
            && parse.is_finite_verb(verb)
            && verb < noun
            && parse.dependents(verb, &full).next().is_none()
    })?;
    let cc = parse.dependent(verb, DepRel::Cc)?;
    let opens = (cc.0 + 1..verb.0).all(|at| parse.is_quotation_mark(TokenIx(at))) && cc < verb;
    let first = parse[verb].head?;
    let shared = parse
        .subject(first)
        .is_some_and(|subject| subject < cc && parse.agrees(subject, verb));
    let counted = parse.dependent(noun, DepRel::Nummod).is_some();
    let several = parse[noun].tag.upos == Upos::Noun && number(noun) == Some("Plur") && !counted;
    (opens && shared && several && number(verb) == Some("Sing")).then_some(verb)
}
