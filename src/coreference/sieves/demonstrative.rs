use super::{Sieve, candidates, only};
use crate::{
    coreference::{
        entity::{Entity, EntityId},
        pronoun::{Kind, Pronoun},
        role::Role,
        scene::Reading,
    },
    tree::{DepRel, TokenIx},
};

/// *die*, *deze*: the only one that the sentence before mentions and is not about. *De officier hoorde een taxateur. Die
/// trok zijn verklaring in.* *Toen die hoorden van de brand, …*
pub(super) struct Demonstrative;

impl Sieve for Demonstrative {
    fn find(&self, reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
        let scene = reading.scene;
        if pronoun.kind != Kind::Demonstrative || !pronoun.subject || scene.quoted[pronoun.ix.at()]
        {
            return None;
        }
        let parse = scene.syntax.parse;
        let opens = (0..pronoun.ix.0)
            .map(TokenIx)
            .all(|ix| parse.is_punct(ix) || parse[ix].deprel == DepRel::Mark);
        if !opens {
            return None;
        }
        let aside = |entity: &&Entity| {
            entity.seen + 1 == scene.number && matches!(entity.role, Role::Object | Role::Oblique)
        };
        let people = candidates(reading, pronoun)
            .filter(aside)
            .filter(|entity| entity.is_person());
        only(people).or_else(|| only(candidates(reading, pronoun).filter(aside)))
    }
}
