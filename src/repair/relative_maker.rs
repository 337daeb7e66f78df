use std::{collections::HashSet, sync::LazyLock};

use super::{Repair, obliging_relative::is_somebody};
use crate::{
    lexicon::Lexicon,
    table,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *een brief die de bakker schreef*: what only somebody can do was done by the one inside the clause, to the thing before
/// it.
pub(super) struct RelativeMaker;

impl Repair for RelativeMaker {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::AclRelcl)
            .filter_map(|ix| turned(parse, ix))
            .flatten()
            .collect()
    }
}

/// Verbs of what people or organisations do, mostly to things, by `making.tsv`.
static MAKING: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("making.tsv")));

fn turned(parse: &Parse, verb: TokenIx) -> Option<[Edit; 2]> {
    let makes = MAKING.contains(parse[verb].whole_lemma().as_str());
    let thing = parse[verb]
        .head
        .filter(|&noun| makes && parse[noun].tag.upos == Upos::Noun && !is_somebody(parse, noun))?;
    let pronoun = parse
        .dependent(verb, DepRel::Nsubj)
        .filter(|&ix| parse.is_relative_pronoun(ix) && thing < ix)?;
    // not *een wet die de bakker rijk maakt*
    let other = [DepRel::Xcomp, DepRel::Ccomp, DepRel::AuxPass];
    let made = parse
        .before(verb)
        .is_some_and(|before| parse[before].tag.upos == Upos::Adj);
    let whole = !made && parse.dependents(verb, &other).next().is_none();
    let mut objects = parse.dependents(verb, &[DepRel::Obj, DepRel::Iobj]);
    // not *een huis dat dienst doet als museum*
    let known = |ix: TokenIx| {
        parse[ix].tag.upos != Upos::Noun || parse[ix].tag.is_plural() || parse.has_determiner(ix)
    };
    let somebody = objects.next().filter(|&ix| {
        let alone = whole && objects.next().is_none();
        let beside = parse.before(parse.first_of(ix)) == Some(pronoun);
        alone && beside && known(ix) && is_somebody(parse, ix)
    })?;
    parse
        .agrees(somebody, parse.finite_verb(verb)?)
        .then(|| Edit::arguments(verb, somebody, pronoun))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_sorted_and_have_examples() {
        let rows: Vec<_> = table::rows(include_str!("making.tsv")).collect();
        assert!(rows.is_sorted());
        let says_who = |row: &[&str]| row[1].contains(" de bakker ");
        assert!(rows.iter().all(|row| says_who(row)));
    }
}
