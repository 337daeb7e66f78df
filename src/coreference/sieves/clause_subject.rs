use super::{Sieve, frame_subject::subject_of};
use crate::{
    coreference::{
        entity::{Entity, EntityId},
        nature::{Class, Genders},
        pronoun::{Kind, Pronoun},
        scene::Reading,
    },
    tree::TokenIx,
};

/// Whose something is: the subject of the clause around it. *De eigenaar zet zijn loods te koop.*
pub(super) struct ClauseSubject;

impl Sieve for ClauseSubject {
    fn find(&self, reading: &Reading<'_>, pronoun: &Pronoun) -> Option<EntityId> {
        if pronoun.kind != Kind::Possessive {
            return None;
        }
        let parse = reading.scene.syntax.parse;
        let subject = parse
            .ancestors(pronoun.ix)
            .filter(|&verb| is_verbal(reading, verb))
            .find_map(|verb| subject_of(reading.scene, verb).filter(|&subject| !parse.is_under(pronoun.ix, subject) || holds_in_clause(reading, pronoun.ix, subject)))?;
        let entity = reading.entities.get(reading.entity_at(subject)?)?;
        (pronoun.agrees(entity.nature) && can_own(reading, pronoun, entity)).then_some(entity.id)
    }
}

fn is_verbal(reading: &Reading<'_>, ix: TokenIx) -> bool {
    reading.scene.syntax.is_predicate(ix)
}

/// *de man die zijn huis verkocht*
fn holds_in_clause(reading: &Reading<'_>, pronoun: TokenIx, subject: TokenIx) -> bool {
    !reading.holds(subject, pronoun)
}

/// A thing owns only if nobody else could.
fn can_own(reading: &Reading<'_>, pronoun: &Pronoun, entity: &Entity) -> bool {
    let people = || super::candidates(reading, pronoun).any(Entity::is_person);
    match entity.nature.class {
        Class::Person | Class::Name => true,
        Class::Group => entity.nature.genders.meet(Genders::NEUT) || !people(),
        _ => !people(),
    }
}
