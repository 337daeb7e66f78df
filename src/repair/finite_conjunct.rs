use std::sync::Arc;

use super::{
    Repair,
    tags::{finite_verb, is_spelt},
};
use crate::{
    inflect::{Agreement, Time},
    lexicon::Lexicon,
    tree::{AUXILIARIES, DepRel, Edit, Parse, TokenIx, Upos},
};

/// *De boeren weigeren te vertrekken en bezetten op zondag de hal*: without *te*, what is coordinated with a finite verb in
/// the plural that governs a *te*-infinitive is finite itself.
pub(super) struct FiniteConjunct;

impl Repair for FiniteConjunct {
    fn edits(&self, parse: &Parse, lexicon: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| finite(parse, lexicon, ix))
            .collect()
    }
}

fn finite(parse: &Parse, lexicon: &Lexicon, ix: TokenIx) -> Option<Edit> {
    let infinitive = parse[ix].deprel == DepRel::Conj
        && parse[ix].tag.upos == Upos::Verb
        && parse.is_infinitive(ix)
        && parse.dependent(ix, DepRel::Cc).is_some()
        && parse.dependents(ix, &AUXILIARIES).next().is_none()
        && parse.dependent(ix, DepRel::Mark).is_none();
    let first = parse[ix].head.filter(|&first| {
        infinitive
            && parse.is_finite_verb(first)
            && parse[first].tag.feat("Number") == Some("Plur")
            && lexicon.modal(&parse[first].lemma).is_none()
    })?;
    parse.subject(first).filter(|&subject| subject < first)?;
    let te = |other: TokenIx| parse.dependent(other, DepRel::Mark).is_some();
    parse
        .dependents(first, &[DepRel::Xcomp])
        .find(|&other| other < ix && parse.is_infinitive(other) && te(other))?;
    let past = parse[first].tag.feat("Tense") == Some("Past")
        && is_spelt(parse, ix, Time::Past, Agreement::Plural);
    let time = if past { Time::Past } else { Time::Present };
    Some(Edit {
        tag: Some(Arc::new(finite_verb(Upos::Verb, time, Agreement::Plural))),
        ..Edit::new(ix, first, DepRel::Conj)
    })
}
