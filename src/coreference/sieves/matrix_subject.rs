use super::{Sieve, candidates, subject_before};
use crate::{
    coreference::{
        entity::{Entity, EntityId},
        pronoun::Pronoun,
        scene::Reading,
    },
    tree::{DepRel, TokenIx},
};

/// *De ploeg verloor toen Bos uitviel omdat hij struikelde*, *Bos leest het boek dat hij kreeg*: the subject of the clause
/// on which the pronoun's hangs, if no other human being stands between.
pub(super) struct MatrixSubject;

impl Sieve for MatrixSubject {
    fn find(&self, reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
        if !pronoun.may_act() {
            return None;
        }
        let scene = reading.scene;
        let parse = scene.syntax.parse;
        let root = parse[pronoun.ix].head?;
        let matrix = match parse[root].deprel {
            DepRel::Advcl => parse[root].head,
            DepRel::AclRelcl => parse
                .ancestors(root)
                .skip(1)
                .find(|&above| scene.syntax.is_predicate(above)),
            _ => None,
        }?;
        let (who, entity) = subject_before(reading, pronoun, matrix)?;
        let between = |ix: TokenIx| who < ix && ix < pronoun.ix;
        let here = |other: &Entity| reading.words_for(other.id).any(between);
        let rival = candidates(reading, pronoun)
            .any(|other| other.id != entity.id && other.may_be_person() && here(other));
        // *Zij zag dat Anna viel toen zij haar riep*: the same pronoun twice means the same
        let same = |ix: TokenIx| {
            scene.syntax.form(ix) == scene.syntax.form(pronoun.ix)
                && reading.entities_at(ix).any(|other| other != entity.id)
        };
        let other = (0..pronoun.ix.0).map(TokenIx).any(same);
        (entity.may_be_person() && !rival && !other).then_some(entity.id)
    }
}
