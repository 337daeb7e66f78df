//! Who and what a document has mentioned, and how much each is on the reader's mind.

use std::collections::VecDeque;

use super::{
    label::Label,
    mention::Mention,
    nature::{Class, Genders, Nature},
    pronoun::Pronoun,
    role::Role,
};
use crate::text::Span;

/// So many are remembered at most.
const CAPACITY: usize = 192;
/// Somebody with a name is remembered for so many sentences longer.
const NAMED: u32 = 100;
/// Somebody who was not mentioned for so many sentences is no candidate for a pronoun.
const REACH: u32 = 2;

/// Names an entity within a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(u32);

/// Who mentions somebody or something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Teller {
    /// Only those who are quoted.
    Speaker,
    /// The writer too.
    Writer,
}

/// Somebody or something that is mentioned.
#[derive(Debug, Clone)]
pub struct Entity {
    /// Its name here.
    pub id: EntityId,
    /// What is known of it.
    pub nature: Nature,
    /// The fullest name that it was given, by its parts.
    pub name: Vec<String>,
    /// The nouns that it was called.
    pub nouns: Vec<String>,
    /// How it is best named now.
    pub label: Label,
    /// What it did when it was mentioned last.
    pub role: Role,
    /// Whether it was seen to do what people do.
    pub acts: bool,
    /// Whether a sentence was about it, under a name of common gender.
    pub led: bool,
    /// Who mentions it.
    pub teller: Teller,
    /// The last sentence that mentions it, by a noun or a pronoun.
    pub seen: u32,
    /// Whether a sentence before this one mentions it.
    pub earlier: bool,
    /// What is left of earlier sentences on the reader's mind.
    past: u32,
    /// What its most prominent mention in this sentence adds.
    now: u32,
}

/// All that the section has mentioned, within limits.
#[derive(Debug, Clone, Default)]
pub struct Entities {
    all: Vec<Entity>,
    next: u32,
    /// Where the last mentions stand.
    places: VecDeque<(Span, EntityId)>,
}

impl Entity {
    /// How much it is on the reader's mind.
    pub const fn salience(&self) -> u32 {
        self.past + self.now
    }

    /// Whether it is a human being, for all that is known: also by a name that looks like one and that a sentence is
    /// about.
    pub fn is_person(&self) -> bool {
        match self.nature.class {
            Class::Person => true,
            Class::Name => (self.acts || self.led) && !self.is_abbreviation(),
            _ => false,
        }
    }

    /// Whether it is a human being or has a name that may be that of one.
    pub fn may_be_person(&self) -> bool {
        self.is_person() || self.nature.class == Class::Name
    }

    /// Whether it is several who are named one by one: *Mol, Bos en Vis*.
    pub fn is_listed(&self) -> bool {
        self.nature.plural && self.name.is_empty() && self.nouns.is_empty()
    }

    /// *de VVD*
    pub fn is_abbreviation(&self) -> bool {
        self.name
            .iter()
            .any(|part| part.len() > 1 && !part.contains(char::is_lowercase))
    }

    /// Grows with how recent it is.
    fn age(&self) -> (u32, EntityId) {
        let bonus = if self.name.is_empty() { 0 } else { NAMED };
        (self.seen + bonus, self.id)
    }
}

impl Entities {
    /// The entity with this id, unless it is forgotten.
    pub fn get(&self, id: EntityId) -> Option<&Entity> {
        self.all.iter().find(|entity| entity.id == id)
    }

    fn get_mut(&mut self, id: EntityId) -> Option<&mut Entity> {
        self.all.iter_mut().find(|entity| entity.id == id)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Entity> {
        self.all.iter()
    }

    /// Those that a pronoun in this sentence can stand for.
    pub fn near(&self, sentence: u32) -> impl Iterator<Item = &Entity> {
        self.within(sentence, REACH)
    }

    /// Those that were mentioned at most so many sentences before this one.
    pub fn within(&self, sentence: u32, reach: u32) -> impl Iterator<Item = &Entity> {
        self.all
            .iter()
            .filter(move |entity| entity.seen + reach >= sentence && entity.salience() > 0)
    }

    /// Lets a sentence pass.
    pub fn fade(&mut self) {
        for entity in &mut self.all {
            entity.past = entity.salience() * 2 / 5;
            entity.now = 0;
            entity.earlier = true;
        }
        if self.all.len() > CAPACITY {
            let mut ages: Vec<_> = self.all.iter().map(Entity::age).collect();
            ages.sort_unstable();
            let oldest = ages[self.all.len() - CAPACITY];
            self.all.retain(|entity| entity.age() >= oldest);
        }
    }

    /// Something new.
    pub fn add(&mut self, mention: &Mention) -> EntityId {
        let id = EntityId(self.next);
        self.next += 1;
        self.all.push(Entity {
            id,
            nature: mention.nature,
            name: mention.name.clone(),
            nouns: mention.nouns.clone(),
            label: mention.label.clone(),
            role: mention.role,
            acts: false,
            led: false,
            teller: Teller::Speaker,
            seen: 0,
            earlier: false,
            past: 0,
            now: 0,
        });
        id
    }

    /// Mentions again.
    pub fn join(&mut self, id: EntityId, mention: &Mention) {
        let Some(entity) = self.get_mut(id) else {
            return;
        };
        entity.nature = entity.nature.merged(mention.nature);
        if entity.name.len() < mention.name.len() {
            entity.name.clone_from(&mention.name);
        }
        for noun in &mention.nouns {
            if !entity.nouns.contains(noun) {
                entity.nouns.push(noun.clone());
            }
        }
        let better = mention.label.is_name
            || !entity.label.is_name && mention.label.words.len() >= entity.label.words.len();
        if better && mention.label.stands_alone {
            entity.label = mention.label.clone();
        }
    }

    /// What was mentioned here comes to mind; what is quoted less so.
    pub fn mention(&mut self, id: EntityId, role: Role, sentence: u32, quoted: bool) {
        let share = if quoted { 2 } else { 1 };
        if let Some(entity) = self.get_mut(id) {
            entity.now = entity.now.max(role.weight() / share);
            if !quoted {
                entity.teller = Teller::Writer;
            }
            entity.seen = sentence;
            entity.role = role;
            let genders = entity.nature.genders;
            // *Rossi*, of which the tag tells nothing
            let unknown = genders == Genders::ANY && entity.name.len() == 1;
            entity.led |= role == Role::Topic && (unknown || !genders.meet(Genders::NEUT));
        }
    }

    /// *Mol werd derde, maar Bos won*: the sentence goes on about somebody else.
    pub fn pass_on(&mut self, sentence: u32) {
        let here = |entity: &&mut Entity| entity.seen == sentence && entity.role == Role::Topic;
        for entity in self.all.iter_mut().filter(here) {
            entity.now = entity.now.min(Role::Subject.weight());
            entity.role = Role::Subject;
        }
    }

    /// Keeps in mind where it was mentioned.
    pub fn place(&mut self, id: EntityId, head: Span) {
        if self.places.len() >= CAPACITY {
            self.places.pop_front();
        }
        self.places.push_back((head, id));
    }

    /// What a phrase of an earlier sentence means.
    pub fn mentioned_in(&self, phrase: Span) -> Option<EntityId> {
        let within = self
            .places
            .iter()
            .rev()
            .filter(|(head, _)| phrase.contains(*head));
        within.map(|found| found.1).next_back()
    }

    /// It does what people do.
    pub fn acts(&mut self, id: EntityId) {
        if let Some(entity) = self.get_mut(id) {
            entity.acts = true;
        }
    }

    /// What a pronoun tells of whom it stands for.
    pub fn learn(&mut self, id: EntityId, pronoun: Pronoun) {
        if let Some(entity) = self.get_mut(id) {
            let genders = entity.nature.genders.common_with(pronoun.genders);
            if genders.meet(Genders::ANY) && !entity.nature.plural {
                entity.nature.genders = genders;
            }
        }
    }
}
