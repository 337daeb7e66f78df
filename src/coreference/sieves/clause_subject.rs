use super::{Sieve, frame_subject::subject_of};
use crate::{
    coreference::{
        entity::{Entity, EntityId},
        nature::{Class, Genders},
        pronoun::{Kind, Pronoun},
        scene::Reading,
    },
    tree::{DepRel, TokenIx},
};

/// Whose something is: the subject of the clause around it. *De eigenaar zet zijn loods te koop.*
pub(super) struct ClauseSubject;

impl Sieve for ClauseSubject {
    fn find(&self, reading: &Reading<'_>, pronoun: &Pronoun) -> Option<EntityId> {
        if pronoun.kind != Kind::Possessive {
            return None;
        }
        if let Some(id) = coordinated(reading, pronoun) {
            return Some(id);
        }
        let entity = subject(reading, pronoun).filter(|entity| pronoun.agrees(entity.nature))?;
        can_own(reading, pronoun, entity).then_some(entity.id)
    }
}

/// Whether the subject of the clause could own it as well.
pub(super) fn competes(reading: &Reading<'_>, pronoun: &Pronoun) -> bool {
    subject(reading, pronoun)
        .is_some_and(|entity| pronoun.agrees(entity.nature) && entity.nature.class != Class::Thing)
}

/// The subject of the nearest clause around the pronoun that is not part of it.
fn subject<'r>(reading: &'r Reading<'_>, pronoun: &Pronoun) -> Option<&'r Entity> {
    let parse = reading.scene.syntax.parse;
    let outside = |verb| {
        subject_of(reading.scene, verb).filter(|&subject| !reading.holds(subject, pronoun.ix))
    };
    let mut verbs = parse
        .ancestors(pronoun.ix)
        .filter(|&verb| reading.scene.syntax.is_predicate(verb));
    reading
        .entities
        .get(reading.entity_at(verbs.find_map(outside)?)?)
}

/// *de secretaris en haar ambtenaren*
fn coordinated(reading: &Reading<'_>, pronoun: &Pronoun) -> Option<EntityId> {
    let parse = reading.scene.syntax.parse;
    let thing = parse[pronoun.ix].head?;
    let first = parse[thing]
        .head
        .filter(|_| parse[thing].deprel == DepRel::Conj)?;
    let entity = reading.entities.get(reading.entity_at(first)?)?;
    (pronoun.agrees(entity.nature) && entity.is_person()).then_some(entity.id)
}

/// What is owned is an object or adverbial of the verb.
fn is_argument(reading: &Reading<'_>, pronoun: &Pronoun) -> bool {
    let parse = reading.scene.syntax.parse;
    let governor = parse[pronoun.ix].head.and_then(|thing| parse[thing].head);
    governor.is_some_and(|governor| parse.is_verbal(governor))
}

/// A thing owns only if nobody else could.
fn can_own(reading: &Reading<'_>, pronoun: &Pronoun, entity: &Entity) -> bool {
    let people = || super::candidates(reading, pronoun).any(Entity::is_person);
    match entity.nature.class {
        Class::Person => true,
        Class::Name => entity.is_person() || entity.name.len() == 1 || !people(),
        Class::Group => {
            entity.nature.genders.meet(Genders::NEUT) && is_argument(reading, pronoun) || !people()
        }
        _ => !people(),
    }
}
