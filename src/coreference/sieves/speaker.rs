use super::Sieve;
use crate::{
    coreference::{
        entity::EntityId,
        nature::Class,
        pronoun::{Kind, Pronoun},
        scene::Reading,
    },
    text::Span,
    tree::{TokenIx, Upos},
};

/// *ik* in a quotation with one known speaker; *wij* if that is a group.
pub(super) struct Speaker;

impl Sieve for Speaker {
    fn find(&self, reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
        let first = matches!(pronoun.kind, Kind::Speaker | Kind::SpeakerPossessive);
        if !first || !reading.scene.quoted[pronoun.ix.at()] {
            return None;
        }
        let &[id] = speakers(reading, pronoun.ix).as_slice() else {
            return None;
        };
        let entity = reading.entities.get(id)?;
        let nature = entity.nature;
        let together = nature.plural || nature.class == Class::Group;
        let speaks = nature.class != Class::Thing || entity.acts || !entity.name.is_empty();
        // *De club verloor. ‘We hebben pech’*: perhaps the trainer says so
        let said = pronoun.plural == Some(false) || reading.scene.is_spoken(pronoun.ix);
        (speaks && said && pronoun.plural == Some(together)).then_some(id)
    }
}

/// Who says what the word stands in; not *Bol* in *'Bol zegt dat ik mag blijven'*, who is spoken of.
pub(super) fn speakers(reading: &Reading<'_>, ix: TokenIx) -> Vec<EntityId> {
    let scene = reading.scene;
    let sources = scene.sources_of(ix);
    let spoken_of = |source: &Span| {
        let parse = scene.syntax.parse;
        let named =
            |&at: &TokenIx| parse[at].tag.upos != Upos::Pron && source.contains(parse[at].span);
        let quoted = |ix: TokenIx| scene.quoted[ix.at()];
        quoted(ix) && parse.indices().filter(named).any(quoted)
    };
    sources
        .iter()
        .filter(|source| !spoken_of(source))
        .filter_map(|&source| reading.entity_in(source))
        .collect()
}
