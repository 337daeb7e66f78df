use std::{collections::HashSet, sync::LazyLock};

use super::{Sieve, candidates, only};
use crate::{
    coreference::{
        entity::{Entity, EntityId},
        nature::{Class, Genders},
        pronoun::{Kind, Pronoun},
        role::Role,
        scene::Reading,
    },
    table,
    tree::{DepRel, TokenIx, Upos},
};

/// *het* for a group that acts: *Het bedrijf houdt vol dat het de vaartijden naleefde*; not the *het* of the weather or of
/// a clause that follows.
pub(super) struct Neuter;

impl Sieve for Neuter {
    fn find(&self, reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
        if pronoun.kind != Kind::Personal
            || pronoun.genders != Genders::NEUT
            || !is_referential(reading, pronoun)
        {
            return None;
        }
        let group = |entity: &&Entity| {
            entity.nature.class == Class::Group
                && entity.nature.genders == Genders::NEUT
                && entity.seen == reading.scene.number
                && matches!(entity.role, Role::Topic | Role::Subject)
        };
        only(candidates(reading, pronoun).filter(group))
    }
}

/// Verbs whose subject *het* is nobody and nothing, and with what, by `impersonal.tsv`.
static IMPERSONAL: LazyLock<HashSet<(&str, &str)>> = LazyLock::new(|| {
    table::rows(include_str!("../impersonal.tsv"))
        .filter_map(|row| Some((*row.first()?, *row.get(1)?)))
        .collect()
});

/// *dat het goed gaat*, *dat het om geld gaat*, *dat het niet kan*: a verb with an adjective that says how, with this one
/// or this preposition, or with nothing but adverbs.
pub(super) fn is_impersonal(reading: &Reading<'_>, pronoun: Pronoun) -> bool {
    const LOOSE: [DepRel; 5] = [
        DepRel::Advmod,
        DepRel::Cc,
        DepRel::Mark,
        DepRel::Nsubj,
        DepRel::Punct,
    ];
    let parse = reading.scene.syntax.parse;
    let Some(verb) = parse[pronoun.ix].head.filter(|_| {
        pronoun.subject && pronoun.kind == Kind::Personal && pronoun.genders == Genders::NEUT
    }) else {
        return false;
    };
    let is = |with: &str| IMPERSONAL.contains(&(parse[verb].lemma.as_str(), with));
    let mut adverbs = parse.dependents(verb, &[DepRel::Advmod]);
    let mut phrases = parse
        .dependents(verb, &[DepRel::Obl, DepRel::OblArg])
        .filter_map(|noun| parse.dependent(noun, DepRel::Case));
    let mut all = parse.children(verb).iter();
    let mut states = parse.dependents(verb, &[DepRel::Xcomp]);
    is("hoe") && adverbs.any(|ix| parse[ix].tag.upos == Upos::Adj)
        || states.any(|ix| is(&parse[ix].lemma))
        || phrases.any(|case| is(&parse[case].form))
        || is("niets") && all.all(|&ix| LOOSE.contains(&parse[ix].deprel))
}

/// A subject of a verb with an object and no clause: no weather, no *het is jammer dat*.
pub(super) fn is_referential(reading: &Reading<'_>, pronoun: Pronoun) -> bool {
    let parse = reading.scene.syntax.parse;
    let has =
        |verb: TokenIx, relations: &[DepRel]| parse.dependents(verb, relations).next().is_some();
    pronoun.subject
        && !reading.scene.quoted[pronoun.ix.at()]
        && parse[pronoun.ix].head.is_some_and(|verb| {
            has(verb, &[DepRel::Obj])
                && !has(
                    verb,
                    &[DepRel::Csubj, DepRel::Ccomp, DepRel::Cop, DepRel::Expl],
                )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impersonal_verbs_are_sorted_and_have_examples() {
        let rows: Vec<_> = table::rows(include_str!("../impersonal.tsv")).collect();
        assert!(rows.is_sorted());
        assert!(rows.iter().all(|row| row[2].starts_with("Het ")));
    }
}
