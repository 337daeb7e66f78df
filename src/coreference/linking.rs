//! Which mentions by a noun or a name are the same: *Agron Leka*, *Leka*, *de burgemeester*.

use super::{
    entity::{Entities, Entity, EntityId},
    mention::{Form, Mention},
    nature::Class,
    sort,
};

/// A noun reaches further back than a pronoun.
const REACH: u32 = 4;

/// The entity of each mention of a sentence, an earlier one if that is clear.
pub fn link_all(entities: &mut Entities, mentions: Vec<Mention>) -> Vec<(Mention, EntityId)> {
    let mut linked: Vec<(Mention, EntityId)> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let described = linked
            .last()
            .filter(|(before, _)| mention.form == Form::NameBehind && can_have_name(before));
        let id = match described.map(|found| found.1) {
            Some(id) => {
                entities.join(id, &mention);
                id
            }
            None => link(entities, &mention),
        };
        linked.push((mention, id));
    }
    linked
}

/// *de voorzitter van de bond, Hernan Mejia*: the person before, not the bond.
fn can_have_name(mention: &Mention) -> bool {
    mention.nature.class == Class::Person && mention.name.is_empty()
}

fn link(entities: &mut Entities, mention: &Mention) -> EntityId {
    let name = mention
        .maybe_name
        .as_ref()
        .filter(|_| mention.name.is_empty());
    if let Some(id) = name.and_then(|name| surname(entities, name)) {
        return id;
    }
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
        return last(
            entities
                .iter()
                .filter(|entity| is_namesake(entity, mention)),
        );
    }
    let called = |entity: &&Entity| {
        mention.nouns.iter().any(|noun| entity.nouns.contains(noun))
            && entity.nature.plural == mention.nature.plural
    };
    let same =
        |entity: &&Entity| entity.label.words.len() > 1 && forms(entity) == mention_forms(mention);
    let same_noun = || entities.iter().any(|entity| called(&entity));
    if mention.form == Form::Epithet && !same_noun() {
        return leading_person(entities, mention);
    }
    if mention.form == Form::Bare && !same_noun() {
        return sole_of_its_sort(entities, mention);
    }
    match mention.form {
        Form::Indefinite => None,
        Form::Full => last(entities.iter().filter(called).filter(same)),
        _ if mention.nature.class == Class::Person => only(entities.iter().filter(called)),
        _ => last(entities.iter().filter(called)),
    }
}

/// Whom the text is about, if that can be called so.
fn leading_person(entities: &Entities, mention: &Mention) -> Option<EntityId> {
    let fits = |entity: &&Entity| {
        entity.is_person()
            && !entity.nature.plural
            && !mention.nature.plural
            && entity.nature.genders.meet(mention.nature.genders)
            && !entity.name.is_empty()
    };
    let near = entities.within(mention.label.sentence, REACH).filter(fits);
    let mut ranked: Vec<_> = near.map(|entity| (entity.salience(), entity.id)).collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    match ranked.as_slice() {
        [(first, id), (second, _), ..] => (second * 2 < *first).then_some(*id),
        [(_, id)] => Some(*id),
        [] => None,
    }
}

/// *het land*, *de commissie*: the only one that was named of late and can be called so.
fn sole_of_its_sort(entities: &Entities, mention: &Mention) -> Option<EntityId> {
    let fits = |entity: &&Entity| {
        entity.label.is_name
            && !entity.is_person()
            && !entity.nature.plural
            && !mention.nature.plural
            && mention
                .nouns
                .iter()
                .any(|noun| sort::can_call(noun, entity))
    };
    only(entities.near(mention.label.sentence).filter(fits))
}

/// The last one whose name ends in this.
fn surname(entities: &Entities, name: &str) -> Option<EntityId> {
    last(
        entities
            .iter()
            .filter(|entity| entity.name.last().is_some_and(|last| last == name)),
    )
}

fn forms(entity: &Entity) -> Vec<String> {
    entity
        .label
        .words
        .iter()
        .map(|word| word.form.to_lowercase())
        .collect()
}

fn mention_forms(mention: &Mention) -> Vec<String> {
    mention
        .label
        .words
        .iter()
        .map(|word| word.form.to_lowercase())
        .collect()
}

fn only<'e>(mut found: impl Iterator<Item = &'e Entity>) -> Option<EntityId> {
    let first = found.next()?;
    found.next().is_none().then_some(first.id)
}

fn last<'e>(found: impl Iterator<Item = &'e Entity>) -> Option<EntityId> {
    found
        .max_by_key(|entity| (entity.seen, entity.salience(), entity.id))
        .map(|entity| entity.id)
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
    let ends = long
        .iter()
        .rev()
        .zip(short.iter().rev())
        .all(|(a, b)| a.to_lowercase() == b.to_lowercase());
    let given =
        short.len() == 1 && entity.nature.class == Class::Person && long.first() == short.first();
    ends || given
}
