//! Whom a pronoun stands for, by ordered sieves, the most precise first, after Raghunathan and others (2010); the first
//! answer counts, and each refuses where two candidates compete.

mod clause_subject;
mod conjunct_subject;
mod demonstrative;
mod frame_subject;
mod matrix_subject;
mod neuter;
mod person;
mod plural;
mod relative_subject;
mod speaker;
mod thing;

use super::{
    entity::{Entity, EntityId, Teller},
    nature::{Class, Genders},
    pronoun::{Kind, Pronoun},
    role::Role,
    scene::Reading,
};
use crate::{
    clauses::{self, Function},
    lexicon::Relation,
    tree::{TokenIx, Upos},
};

/// One kind of evidence.
trait Sieve: Sync {
    /// Whom the pronoun stands for, if this evidence is there.
    fn find(&self, reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId>;
}

const SIEVES: [&dyn Sieve; 11] = [
    &speaker::Speaker,
    &frame_subject::FrameSubject,
    &conjunct_subject::ConjunctSubject,
    &matrix_subject::MatrixSubject,
    &relative_subject::RelativeSubject,
    &clause_subject::ClauseSubject,
    &demonstrative::Demonstrative,
    &neuter::Neuter,
    &plural::Plural,
    &person::Person,
    &thing::Thing,
];

/// Whom the pronoun stands for, if that is clear.
pub fn resolve(reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
    if neuter::is_impersonal(reading, pronoun) {
        return None;
    }
    SIEVES.iter().find_map(|sieve| sieve.find(reading, pronoun))
}

/// The entities that a pronoun can stand for by agreement and by its place, which were mentioned before it.
fn candidates<'r>(reading: &'r Reading<'_>, pronoun: Pronoun) -> impl Iterator<Item = &'r Entity> {
    reading
        .entities
        .near(reading.scene.number)
        .filter(move |entity| {
            pronoun.agrees(entity.nature) && is_possible(reading, pronoun, entity)
        })
}

/// Whether a pronoun can stand for it by its place; outside a quotation it can stand for nobody whom only quoted words
/// mention: *‘Er was een advocaat’, zei ze*.
fn is_possible(reading: &Reading<'_>, pronoun: Pronoun, entity: &Entity) -> bool {
    let quoted = reading.scene.quoted[pronoun.ix.at()];
    (quoted || entity.teller == Teller::Writer)
        && stands_before(reading, pronoun, entity)
        && !is_barred(reading, pronoun, entity)
}

fn stands_before(reading: &Reading<'_>, pronoun: Pronoun, entity: &Entity) -> bool {
    entity.earlier || reading.words_for(entity.id).any(|word| word < pronoun.ix)
}

/// What stands for another participant of the same verb, and who speaks of somebody else.
fn is_barred(reading: &Reading<'_>, pronoun: Pronoun, entity: &Entity) -> bool {
    let rival = |word: TokenIx| word != pronoun.ix && reading.are_rivals(pronoun, word);
    let quoted = reading.scene.quoted[pronoun.ix.at()];
    reading.words_for(entity.id).any(rival)
        || is_foreign(reading, pronoun, entity)
        || quoted && speaker::speakers(reading, pronoun.ix).contains(&entity.id)
        || is_new_source(reading, pronoun, entity)
}

/// *Volgens de ambtenaar rijdt wie zich verzekert als hij wil*: whoever comes up only as the source speaks of another.
fn is_new_source(reading: &Reading<'_>, pronoun: Pronoun, entity: &Entity) -> bool {
    entity.role == Role::Source
        && !entity.earlier
        && pronoun.may_act()
        && !reading.scene.quoted[pronoun.ix.at()]
}

/// The noun whose content the pronoun opens: *Zijn verklaring dat hij sliep*, *Er was twijfel of hij zou komen*.
fn content_noun(reading: &Reading<'_>, pronoun: Pronoun) -> Option<TokenIx> {
    let syntax = reading.scene.syntax;
    let parse = syntax.parse;
    let clause = parse[pronoun.ix].head.filter(|&clause| {
        pronoun.subject && syntax.mark_with(clause, Relation::Content).is_some()
    })?;
    parse[clause]
        .head
        .filter(|&noun| parse[noun].tag.upos == Upos::Noun && syntax.noun(noun).is_some())
}

/// Whose the noun is: *zijn verklaring*, *de ontkenning van de fabriek*.
fn owner(reading: &Reading<'_>, noun: TokenIx) -> Option<TokenIx> {
    clauses::owner(reading.scene.syntax, noun, &[Function::Owner])
}

/// What a noun is about does not speak of that noun, but of its owner, if it names one.
fn is_foreign(reading: &Reading<'_>, pronoun: Pronoun, entity: &Entity) -> bool {
    let Some(noun) = content_noun(reading, pronoun) else {
        return false;
    };
    let mut words = reading.words_for(entity.id);
    match owner(reading, noun) {
        Some(owner) => words.all(|word| word != owner),
        None => words.any(|word| word == noun),
    }
}

/// The most salient if no other comes up to `limit` tenths of that; a subject prefers a subject.
fn best<'e>(
    candidates: impl Iterator<Item = &'e Entity>,
    pronoun: Pronoun,
    limit: u32,
) -> Option<EntityId> {
    let mut ranked: Vec<(u32, EntityId)> = candidates
        .filter(|entity| salience(entity, pronoun) >= FLOOR || is_known(entity, pronoun))
        .map(|entity| (salience(entity, pronoun), entity.id))
        .collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    match ranked.as_slice() {
        [(first, id), (second, _), ..] => (second * 10 < first * limit).then_some(*id),
        [(_, id)] => Some(*id),
        [] => None,
    }
}

/// Whoever is mentioned by the way is no candidate but for a gender that tells.
const FLOOR: u32 = 26;

/// Whether nothing but this gender is possible, which few share.
fn is_known(entity: &Entity, pronoun: Pronoun) -> bool {
    let rare = pronoun.subject || pronoun.genders == Genders::FEM;
    rare && entity.nature.genders == pronoun.genders && entity.nature.class == Class::Person
}

/// So many tenths of the best candidate's salience the next must not reach.
const NEAR: u32 = 7;

fn salience(entity: &Entity, pronoun: Pronoun) -> u32 {
    let parallel =
        pronoun.subject && matches!(entity.role, Role::Topic | Role::Subject | Role::Source);
    if parallel {
        entity.salience() * 5 / 4
    } else {
        entity.salience()
    }
}

/// *Hij wilde dat het stuk door zijn leerlingen werd opgevoerd*: a pronoun for people of whom nobody knows whom it means
/// stands in front, and may mean the same as this one.
fn has_stranger(reading: &Reading<'_>, pronoun: Pronoun) -> bool {
    let syntax = reading.scene.syntax;
    let stranger = |other: Pronoun| {
        let personal = other.kind == Kind::Personal && other.genders != Genders::NEUT;
        personal
            && other.plural == pronoun.plural
            && other.genders.meet(pronoun.genders)
            && reading.entities_at(other.ix).next().is_none()
            && !reading.are_rivals(pronoun, other.ix)
    };
    (0..pronoun.ix.0)
        .filter_map(|ix| super::pronoun::pronoun(syntax, TokenIx(ix)))
        .any(stranger)
}

/// The subject of the clause with this root, where it stands in front of the pronoun, agrees with it, and is quoted if that is.
fn subject_before<'r>(
    reading: &'r Reading<'_>,
    pronoun: Pronoun,
    root: TokenIx,
) -> Option<(TokenIx, &'r Entity)> {
    let quoted = |ix: TokenIx| reading.scene.quoted[ix.at()];
    let who = frame_subject::subject_of(reading.scene, root)
        .filter(|&who| who < pronoun.ix && quoted(who) == quoted(pronoun.ix))?;
    Some((who, reading.agreeing_at(who, pronoun)?))
}

/// Whether it was a subject or an object where it was mentioned last, and not by the way.
const fn takes_part(entity: &Entity) -> bool {
    matches!(entity.role, Role::Topic | Role::Subject | Role::Object)
}

/// The only one.
fn only<'e>(mut candidates: impl Iterator<Item = &'e Entity>) -> Option<EntityId> {
    let first = candidates.next()?;
    candidates.next().is_none().then_some(first.id)
}
