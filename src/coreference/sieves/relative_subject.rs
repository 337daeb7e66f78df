use super::{Sieve, frame_subject::subject_of};
use crate::{
    coreference::{entity::EntityId, pronoun::Pronoun, scene::Reading},
    tree::{DepRel, TokenIx},
};

/// *Zij kent mensen die schrijven over de fabriek waar ze werken*: in a relative clause inside another, the subject of
/// that other is nearer than the subject around both.
pub(super) struct RelativeSubject;

impl Sieve for RelativeSubject {
    fn find(&self, reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
        if !pronoun.may_act() {
            return None;
        }
        let scene = reading.scene;
        let parse = scene.syntax.parse;
        let relative = |root: TokenIx| parse[root].deprel == DepRel::AclRelcl;
        let antecedent = parse[pronoun.ix]
            .head
            .filter(|&root| relative(root))
            .and_then(|root| parse[root].head)?;
        let outer = parse
            .ancestors(antecedent)
            .find(|&above| scene.syntax.is_predicate(above))
            .filter(|&above| relative(above))?;
        let who = subject_of(scene, outer).filter(|&who| who < outer)?;
        let entity = reading.agreeing_at(who, pronoun)?;
        entity.may_be_person().then_some(entity.id)
    }
}
