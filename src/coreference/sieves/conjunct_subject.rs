use super::{Sieve, subject_before};
use crate::{
    coreference::{entity::EntityId, pronoun::Pronoun, scene::Reading},
    tree::DepRel,
};

/// *Moualem noemde de eisen en hij waarschuwde tegen inmenging*: the subject of the clause that the pronoun's is
/// coordinated with.
pub(super) struct ConjunctSubject;

impl Sieve for ConjunctSubject {
    fn find(&self, reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
        if !pronoun.may_act() {
            return None;
        }
        let parse = reading.scene.syntax.parse;
        let root = parse[pronoun.ix].head?;
        let first = parse[root]
            .head
            .filter(|_| parse[root].deprel == DepRel::Conj)?;
        let (_, entity) = subject_before(reading, pronoun, first)?;
        entity.may_be_person().then_some(entity.id)
    }
}
