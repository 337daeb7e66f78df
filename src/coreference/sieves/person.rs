use super::{
    NEAR, Sieve, best, candidates, clause_subject, is_possible, only, salience, takes_part,
};
use crate::coreference::{
    entity::{Entity, EntityId},
    nature::{Class, Genders},
    pronoun::{Kind, Pronoun},
    scene::Reading,
};

/// The most salient human being: *hij*, *zij*, *hem*, *haar*, *zijn*. In a quotation only the sole candidate.
pub(super) struct Person;

impl Sieve for Person {
    fn find(&self, reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
        let personal = matches!(pronoun.kind, Kind::Personal | Kind::Possessive);
        if !personal || pronoun.plural != Some(false) || pronoun.genders == Genders::NEUT {
            return None;
        }
        if pronoun.kind == Kind::Possessive && clause_subject::competes(reading, pronoun) {
            return None;
        }
        let people = candidates(reading, pronoun).filter(|entity| entity.is_person());
        if reading.scene.quoted[pronoun.ix.at()] {
            return only(people);
        }
        let id = best(people, pronoun, NEAR)?;
        if is_overshadowed(reading, pronoun, id) {
            return None;
        }
        let chosen = reading.entities.get(id)?;
        if is_nearer(reading, pronoun, chosen) {
            return None;
        }
        if is_outdone(reading, pronoun, chosen) {
            return None;
        }
        if chosen.nature.genders == pronoun.genders {
            return Some(id);
        }
        let group = |entity: &Entity| {
            entity.nature.class == Class::Group
                && pronoun.genders == Genders::FEM
                && entity.salience() > chosen.salience()
        };
        (!candidates(reading, pronoun).any(group)).then_some(id)
    }
}

/// *van de trainer in zijn toespraak*, *Bos viel uit. De assist kwam van Smit. Hij …*: somebody else was mentioned since the
/// chosen one was.
fn is_nearer(reading: &Reading<'_>, pronoun: Pronoun, chosen: &Entity) -> bool {
    let stands = |entity: &Entity| reading.words_for(entity.id).any(|word| word < pronoun.ix);
    let here = |entity: &Entity| !stands(chosen) && stands(entity);
    let since = |entity: &Entity| entity.seen > chosen.seen || here(entity);
    let owner = |entity: &Entity| pronoun.kind == Kind::Possessive && here(entity);
    // the gender of a name may be a guess
    let guessed = |entity: &Entity| {
        entity.nature.class == Class::Name && entity.nature.genders == Genders::NEUT
    };
    let mut names = reading
        .entities
        .near(reading.scene.number)
        .filter(|entity| guessed(entity) && !entity.nature.plural && !entity.is_abbreviation())
        .filter(|entity| is_possible(reading, pronoun, entity));
    names.any(|entity| since(entity) && takes_part(entity))
        || candidates(reading, pronoun)
            .filter(|entity| entity.may_be_person() && !entity.is_abbreviation())
            .any(|entity| owner(entity) || since(entity) && takes_part(entity))
}

/// *Vettel haalde Hamilton in en gaf hem een hand*: somebody with a name that tells nothing is more on the mind.
fn is_outdone(reading: &Reading<'_>, pronoun: Pronoun, chosen: &Entity) -> bool {
    let unknown = |entity: &Entity| {
        let name = entity.nature.class == Class::Name && !entity.is_person();
        // *De Kuiper was docent*
        let acting = entity.acts && !entity.name.is_empty();
        !entity.is_abbreviation() && (name || acting && entity.nature.class == Class::Group)
    };
    candidates(reading, pronoun)
        .any(|entity| unknown(entity) && salience(entity, pronoun) > salience(chosen, pronoun))
}

/// *respecteren de uitslag, waardoor ze bepalend wordt*, *leegde een automaat en wilde hem vullen*: where a thing that the
/// pronoun can be stands before it in its sentence and the chosen one does not, it may be the thing.
fn is_overshadowed(reading: &Reading<'_>, pronoun: Pronoun, chosen: EntityId) -> bool {
    let weak = !pronoun.subject || reading.scene.syntax.form(pronoun.ix) == "ze";
    let here = |entity: &Entity| reading.words_for(entity.id).any(|word| word < pronoun.ix);
    let thing = |entity: &Entity| entity.nature.class == Class::Thing && takes_part(entity);
    weak && pronoun.kind == Kind::Personal
        && !reading.entities.get(chosen).is_some_and(here)
        && candidates(reading, pronoun).any(|entity| thing(entity) && here(entity))
}
