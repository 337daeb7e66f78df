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
        if rival
            || is_person_near(reading, pronoun)
            || has_name_before(reading, pronoun)
            || super::has_stranger(reading, pronoun)
        {
            return None;
        }
        if is_conjunct(reading, pronoun) || is_thinking(reading, pronoun) {
            return None;
        }
        let fits = |class| match class {
            Class::Group => pronoun.genders != Genders::MASC || !is_told(reading, pronoun),
            Class::Thing => pronoun.genders != Genders::FEM && !is_doing(reading, pronoun),
            _ => false,
        };
        let leading = |entity: &&Entity| {
            entity.role == Role::Topic
                && entity.seen + 1 >= reading.scene.number
                && fits(entity.nature.class)
        };
        only(candidates(reading, pronoun).filter(leading))
    }
}

/// Also one whom only quoted words mention, and one with a name that acts, whose gender is a guess: *Zo'n eis is dom, vond
/// Buitendijk. Hij …*
fn is_person_near(reading: &Reading<'_>, pronoun: Pronoun) -> bool {
    let mut near = reading.entities.near(reading.scene.number);
    near.any(|entity| {
        let guessed = entity.nature.class == Class::Name && pronoun.genders != Genders::NEUT;
        entity.is_person()
            && (pronoun.agrees(entity.nature) || guessed && !entity.nature.plural)
            && super::stands_before(reading, pronoun, entity)
            && !super::is_barred(reading, pronoun, entity)
    })
}

/// *voor Hopman was het eenvoudig om zijn titel te verdedigen*: a name in the same sentence may be that of a human being,
/// and its gender is a guess.
fn has_name_before(reading: &Reading<'_>, pronoun: Pronoun) -> bool {
    let mut named = reading
        .mentions
        .iter()
        .filter(|(mention, _)| mention.head < pronoun.ix && !mention.nature.plural);
    named.any(|(mention, id)| {
        let barred = || reading.are_rivals(pronoun, mention.head);
        let entity = reading.entities.get(*id);
        entity.is_some_and(|entity| entity.may_be_person() && !entity.is_abbreviation())
            && !barred()
    })
}

/// *De krant schrijft dat hij vertrekt*: papers and groups speak of others as *hij*.
fn is_told(reading: &Reading<'_>, pronoun: Pronoun) -> bool {
    let parse = reading.scene.syntax.parse;
    let verb = parse[pronoun.ix].head;
    pronoun.subject && verb.is_some_and(|verb| parse[verb].deprel == DepRel::Ccomp)
}

/// *hij mengt feiten en verzinsels*: who does something to something is seldom a thing.
fn is_doing(reading: &Reading<'_>, pronoun: Pronoun) -> bool {
    let parse = reading.scene.syntax.parse;
    let verb = parse[pronoun.ix]
        .head
        .filter(|_| pronoun.subject && pronoun.genders == Genders::MASC);
    verb.is_some_and(|verb| parse.dependent(verb, DepRel::Obj).is_some())
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
