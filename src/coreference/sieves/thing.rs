use super::{Sieve, candidates, clause_subject, neuter, only};
use crate::{
    coreference::{
        entity::{Entity, EntityId},
        nature::{Class, Genders},
        pronoun::{Kind, Pronoun},
        role::Role,
        scene::Reading,
    },
    tree::DepRel,
};

/// *hij* or *ze* for what is no person: the only subject in reach that it can be, if no person can. *De boom blijft. Hij
/// is gezond.*
pub(super) struct Thing;

impl Sieve for Thing {
    fn find(&self, reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
        let personal = matches!(pronoun.kind, Kind::Personal | Kind::Possessive);
        if !personal || pronoun.plural != Some(false) || reading.scene.quoted[pronoun.ix.at()] {
            return None;
        }
        if pronoun.genders == Genders::NEUT && !neuter::is_referential(reading, pronoun) {
            return None;
        }
        let rival = pronoun.kind == Kind::Possessive && clause_subject::competes(reading, pronoun);
        // *voor Hopman was het eenvoudig om zijn titel te verdedigen*
        let may_be_person = |entity: &Entity| {
            entity.is_person()
                || entity.may_be_person() && reading.words_for(entity.id).next().is_some()
        };
        if rival || candidates(reading, pronoun).any(may_be_person) {
            return None;
        }
        if is_conjunct(reading, pronoun) || is_thinking(reading, pronoun) {
            return None;
        }
        let fits = |class| {
            class == Class::Group || class == Class::Thing && pronoun.genders != Genders::FEM
        };
        let leading = |entity: &&Entity| {
            entity.role == Role::Topic
                && entity.seen + 1 >= reading.scene.number
                && fits(entity.nature.class)
        };
        only(candidates(reading, pronoun).filter(leading))
    }
}

/// *Toen ging de deur open en liep hij naar binnen*: a thing that goes on being the subject needs no pronoun.
fn is_conjunct(reading: &Reading<'_>, pronoun: Pronoun) -> bool {
    let parse = reading.scene.syntax.parse;
    let verb = parse[pronoun.ix].head;
    pronoun.subject && verb.is_some_and(|verb| parse[verb].deprel == DepRel::Conj)
}

/// *zei dat hij hoopte dat …*: no thing says or hopes.
fn is_thinking(reading: &Reading<'_>, pronoun: Pronoun) -> bool {
    let syntax = reading.scene.syntax;
    let verb = syntax.parse[pronoun.ix].head;
    pronoun.subject && verb.is_some_and(|verb| !syntax.predicates(verb).is_empty())
}
