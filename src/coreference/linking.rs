//! Which mentions by a noun or a name are the same: *Agron Leka*, *Leka*, *de burgemeester*.

use super::{
    entity::{Entities, Entity, EntityId},
    mention::Mention,
    nature::Class,
};

/// The entity that the mention is of, an earlier one if that is clear.
pub fn link(entities: &mut Entities, mention: &Mention) -> EntityId {
    match known(entities, mention) {
        Some(id) => {
            entities.join(id, mention);
            id
        }
        None => entities.add(mention),
    }
}

fn known(entities: &Entities, mention: &Mention) -> Option<EntityId> {
    if !mention.name.is_empty() {
        return only(entities.iter().filter(|entity| is_namesake(entity, mention)));
    }
    let called = |entity: &&Entity| {
        mention.nouns.iter().any(|noun| entity.nouns.contains(noun)) && entity.nature.plural == mention.nature.plural
    };
    let same = |entity: &&Entity| entity.label.words.len() > 1 && forms(entity) == mention_forms(mention);
    if mention.indefinite {
        None
    } else if !mention.bare {
        last(entities.iter().filter(called).filter(same))
    } else if mention.nature.class == Class::Person {
        only(entities.iter().filter(called))
    } else {
        last(entities.iter().filter(called))
    }
}

fn forms(entity: &Entity) -> Vec<String> {
    entity.label.words.iter().map(|word| word.form.to_lowercase()).collect()
}

fn mention_forms(mention: &Mention) -> Vec<String> {
    mention.label.words.iter().map(|word| word.form.to_lowercase()).collect()
}

fn only<'e>(mut found: impl Iterator<Item = &'e Entity>) -> Option<EntityId> {
    let first = found.next()?;
    found.next().is_none().then_some(first.id)
}

fn last<'e>(found: impl Iterator<Item = &'e Entity>) -> Option<EntityId> {
    found.max_by_key(|entity| (entity.seen, entity.id)).map(|entity| entity.id)
}

/// One name ends in the other (*Lies Kamphof*, *Kamphof*), or is the first name alone (*Lies*).
fn is_namesake(entity: &Entity, mention: &Mention) -> bool {
    if entity.name.is_empty() || entity.nature.plural != mention.nature.plural {
        return false;
    }
    let (short, long) = if entity.name.len() < mention.name.len() {
        (&entity.name, &mention.name)
    } else {
        (&mention.name, &entity.name)
    };
    let ends = long.iter().rev().zip(short.iter().rev()).all(|(a, b)| a.to_lowercase() == b.to_lowercase());
    let given = short.len() == 1 && entity.nature.class == Class::Person && long.first() == short.first();
    ends || given
}
