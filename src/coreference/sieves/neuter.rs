use super::{Sieve, candidates, only};
use crate::{
    coreference::{
        entity::{Entity, EntityId},
        nature::{Class, Genders},
        pronoun::{Kind, Pronoun},
        role::Role,
        scene::Reading,
    },
    tree::{DepRel, TokenIx},
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
