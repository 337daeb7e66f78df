use super::{Sieve, frame_subject::subject_of};
use crate::{
    clauses::Function,
    coreference::{
        entity::{Entity, EntityId},
        nature::{Class, Genders},
        pronoun::{Kind, Pronoun},
        scene::Reading,
    },
    tree::{DepRel, TokenIx, Upos},
};

/// Whose something is: the subject of the clause around it. *De eigenaar zet zijn loods te koop.*
pub(super) struct ClauseSubject;

impl Sieve for ClauseSubject {
    fn find(&self, reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
        if pronoun.kind != Kind::Possessive {
            return None;
        }
        if let Some(id) = coordinated(reading, pronoun) {
            return Some(id);
        }
        if is_in_apposition(reading, pronoun) {
            return None;
        }
        let entity = reading.agreeing_at(subject(reading, pronoun)?, pronoun)?;
        can_own(reading, pronoun, entity).then_some(entity.id)
    }
}

/// Whether the subject of the clause could own it as well, or is what nobody knows: a pronoun, *de euro*.
pub(super) fn competes(reading: &Reading<'_>, pronoun: Pronoun) -> bool {
    if is_in_apposition(reading, pronoun) {
        return true;
    }
    let Some(subject) = subject(reading, pronoun) else {
        return false;
    };
    let parse = reading.scene.syntax.parse;
    let tag = &parse[subject].tag;
    let mut articles = parse.dependents(subject, &[DepRel::Det]);
    let definite = articles.any(|article| parse[article].tag.feat("Definite") == Some("Def"));
    let may_own = parse.is_nominal(subject)
        && (tag.upos != Upos::Noun || definite && pronoun.plural == Some(tag.is_plural()));
    match reading.agreeing_at(subject, pronoun) {
        Some(_) => true,
        None => may_own && reading.entities_at(subject).next().is_none(),
    }
}

/// The subject of the nearest clause around the pronoun that is not part of it, also of one whose verb is left out: *Gent heeft
/// zijn kanalen, Brugge zijn reien*.
fn subject(reading: &Reading<'_>, pronoun: Pronoun) -> Option<TokenIx> {
    let parse = reading.scene.syntax.parse;
    // *Zijn uitleg luidt: 'Armoede is geen ziekte'*: what is said is not who says it
    let quoted = |ix: TokenIx| reading.scene.quoted[ix.at()];
    let outside = |verb| {
        subject_of(reading.scene, verb)
            .filter(|&subject| !reading.holds(subject, pronoun.ix))
            .filter(|&subject| quoted(pronoun.ix) || !quoted(subject))
    };
    let gapped = parse
        .ancestors(pronoun.ix)
        .find(|&ix| parse[ix].deprel == DepRel::Orphan)
        .and_then(|orphan| parse[orphan].head)
        .filter(|&remnant| parse.is_nominal(remnant));
    if gapped.is_some() {
        return gapped;
    }
    let mut verbs = parse
        .ancestors(pronoun.ix)
        .filter(|&verb| reading.scene.syntax.is_predicate(verb));
    verbs.find_map(outside)
}

/// *De wethouder, hoofd van de brandweer in zijn gemeente*, *De wethouder, een vriend uit zijn jeugd*: in a loose apposition it
/// is what the apposition stands beside, or somebody else.
fn is_in_apposition(reading: &Reading<'_>, pronoun: Pronoun) -> bool {
    let syntax = reading.scene.syntax;
    let parse = syntax.parse;
    let Some(thing) = parse[pronoun.ix].head else {
        return false;
    };
    let case = parse.dependent(thing, DepRel::Case);
    if case.is_none_or(|case| syntax.function(case) == Some(Function::Owner)) {
        return false;
    }
    parse
        .ancestors(thing)
        .take_while(|&ix| !syntax.is_predicate(ix))
        .any(|ix| parse[ix].deprel == DepRel::Appos && syntax.is_set_off(parse.first_of(ix)))
}

/// *de secretaris en haar ambtenaren*
fn coordinated(reading: &Reading<'_>, pronoun: Pronoun) -> Option<EntityId> {
    let parse = reading.scene.syntax.parse;
    let thing = parse[pronoun.ix].head?;
    let first = parse[thing]
        .head
        .filter(|_| parse[thing].deprel == DepRel::Conj)?;
    let entities = reading
        .entities_at(first)
        .filter_map(|id| reading.entities.get(id));
    // but *met de actrice, hun zoon en een hond*
    let own = parse[pronoun.ix].span;
    let mut owners = entities.filter(|entity| {
        pronoun.agrees(entity.nature) && entity.is_person() && !entity.label.span.contains(own)
    });
    owners.next().map(|entity| entity.id)
}

/// What is owned is an object or adverbial of the verb.
fn is_argument(reading: &Reading<'_>, pronoun: Pronoun) -> bool {
    let parse = reading.scene.syntax.parse;
    let governor = parse[pronoun.ix].head.and_then(|thing| parse[thing].head);
    governor.is_some_and(|governor| parse.is_verbal(governor))
}

/// A thing owns only if nobody else could.
fn can_own(reading: &Reading<'_>, pronoun: Pronoun, entity: &Entity) -> bool {
    let people = || {
        super::candidates(reading, pronoun).any(Entity::is_person)
            || super::has_stranger(reading, pronoun)
    };
    match entity.nature.class {
        Class::Person => true,
        Class::Name => entity.is_person() || entity.name.len() == 1 || !people(),
        Class::Group => {
            is_argument(reading, pronoun)
                && (entity.nature.genders.meet(Genders::NEUT) || !people())
        }
        _ => is_argument(reading, pronoun) && !people(),
    }
}
