use std::{collections::HashSet, sync::LazyLock};

use super::Repair;
use crate::{
    coreference::{Class, nature::nature},
    lexicon::Lexicon,
    table,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *een wet die de bakker toestaat laat te bakken*: what lets or makes somebody do something is the thing before the clause,
/// and whom it lets the one inside.
pub(super) struct ObligingRelative;

impl Repair for ObligingRelative {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter(|&ix| parse[ix].deprel == DepRel::AclRelcl)
            .filter_map(|ix| turned(parse, ix))
            .flatten()
            .collect()
    }
}

/// Verbs with a person that is to do the infinitive below, by `obliging.tsv`.
static OBLIGING: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("obliging.tsv")));

fn turned(parse: &Parse, verb: TokenIx) -> Option<[Edit; 2]> {
    let obliges =
        OBLIGING.contains(parse[verb].whole_lemma().as_str()) && parse.is_finite_verb(verb);
    let thing = parse[verb]
        .head
        .filter(|&noun| obliges && !is_somebody(parse, noun))?;
    let infinitive = parse
        .dependents(verb, &[DepRel::Xcomp, DepRel::Ccomp])
        .any(|ix| parse.is_infinitive(ix));
    let objects = [DepRel::Obj, DepRel::Iobj];
    let mut objects = parse.dependents(verb, &objects);
    let pronoun = objects
        .next()
        .filter(|&ix| parse.is_relative_pronoun(ix) && infinitive)?;
    // not *een regel die zij de klas oplegt*
    let noun = |ix: &TokenIx| matches!(parse[*ix].tag.upos, Upos::Noun | Upos::Propn);
    let person = parse.dependent(verb, DepRel::Nsubj).filter(noun)?;
    let alone = objects.next().is_none();
    (alone && person > pronoun && parse.agrees(thing, verb))
        .then(|| Edit::arguments(verb, pronoun, person))
}

pub(super) fn is_somebody(parse: &Parse, noun: TokenIx) -> bool {
    matches!(
        nature(parse, noun).class,
        Class::Person | Class::Group | Class::Name
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_sorted_and_have_examples() {
        let rows: Vec<_> = table::rows(include_str!("obliging.tsv")).collect();
        assert!(rows.is_sorted());
        assert!(rows.iter().all(|row| row[1].contains(" te ")));
    }
}
