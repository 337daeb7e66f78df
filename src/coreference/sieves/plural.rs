use super::{Sieve, best, candidates, clause_subject, only, takes_part};
use crate::coreference::{
    entity::{Entity, EntityId},
    nature::Class,
    pronoun::{Kind, Pronoun},
    scene::Reading,
};

/// Several are easily confused: the next must stay far behind.
const FAR: u32 = 5;

/// The most salient of several: *zij*, *ze*, *hen*, *hun*; not in quotations, where *ze* is often nobody in particular.
pub(super) struct Plural;

impl Sieve for Plural {
    fn find(&self, reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
        let personal = matches!(pronoun.kind, Kind::Personal | Kind::Possessive);
        let quoted = reading.scene.quoted[pronoun.ix.at()];
        if !personal || pronoun.plural != Some(true) || quoted {
            return None;
        }
        if pronoun.kind == Kind::Possessive && clause_subject::competes(reading, pronoun) {
            return None;
        }
        if super::has_stranger(reading, pronoun) {
            return None;
        }
        let id = listed(reading, pronoun)
            .or_else(|| best(candidates(reading, pronoun), pronoun, FAR))?;
        let chosen = reading.entities.get(id)?;
        // *De reizigers wachten. De agent stuurt de jongens weg. Nu staan ze buiten.*
        let nearer = |entity: &Entity| entity.seen > chosen.seen && takes_part(entity);
        if candidates(reading, pronoun).any(nearer) {
            return None;
        }
        let thing = chosen.nature.class == Class::Thing;
        let stands = |entity: &Entity| reading.words_for(entity.id).next().is_some();
        // *Er komen lampen voor leraren en ze moeten opletten*
        let mut people = candidates(reading, pronoun).filter(|entity| entity.is_person());
        (!thing || !people.any(stands)).then_some(id)
    }
}

/// *De zege gaat naar Mol, Bos of Vis. Zij …*: the people whom the sentence before names one by one, whatever they do there,
/// if no other people were mentioned as late.
fn listed(reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
    let people = |entity: &Entity| {
        matches!(
            entity.nature.class,
            Class::Person | Class::Name | Class::Group
        )
    };
    let listed = |entity: &&Entity| {
        entity.is_listed()
            && matches!(entity.nature.class, Class::Person | Class::Name)
            && entity.seen + 1 >= reading.scene.number
    };
    let id = only(candidates(reading, pronoun).filter(listed))
        .filter(|_| pronoun.kind == Kind::Personal)?;
    let seen = reading.entities.get(id)?.seen;
    let rival = |entity: &Entity| entity.id != id && people(entity) && entity.seen >= seen;
    (!candidates(reading, pronoun).any(rival)).then_some(id)
}
