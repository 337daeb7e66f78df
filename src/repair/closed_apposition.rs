use super::{Repair, comma_before, detached_adverbial::is_placed, is_determined, is_intransitive};
use crate::{
    coreference::{Class, nature::nature},
    inflect::{BE, auxiliary},
    lexicon::Lexicon,
    tree::{DepRel, Edit, Parse, TokenIx, Upos},
};

/// *Toen groette Tine Ulens, voorzitter van de kring, het publiek*: behind the comma that closes the apposition of a
/// subject stands the object that the verb in front has not; *Het boek verdient, dat staat vast, een groot
/// publiek*: so it does behind the comma that closes an aside, or a phrase between commas: *Zo toont zij, in een klein
/// museum, haar werk*, or between such a phrase and the particle of the verb: *Daar nam zij, in een opwelling, een hond aan*.
/// *Daarom zijn ook zij, mensen uit de stad, hier*: so does the place that a copula in front has not. *Dat zei Els Bos, hoofd van
/// de dienst, in Gent*: so does a phrase with a preposition behind that comma belong to the verb in front.
pub(super) struct ClosedApposition;

impl Repair for ClosedApposition {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        parse
            .indices()
            .filter_map(|ix| {
                let verb = verb_in_front(parse, ix)
                    .or_else(|| verb_before_aside(parse, ix))
                    .or_else(|| verb_before_phrase(parse, ix))?;
                Some(Edit::new(ix, verb, DepRel::Obj))
            })
            .chain(
                parse
                    .root()
                    .into_iter()
                    .flat_map(|verb| placed(parse, verb)),
            )
            .chain(
                parse
                    .indices()
                    .filter_map(|ix| Some(Edit::new(ix, verb_of(parse, ix)?, DepRel::Obl))),
            )
            .collect()
    }
}

/// An adverb by itself between the comma that closes the apposition and the next, and what follows it, as those of a copula
/// without a predicate.
fn placed(parse: &Parse, copula: TokenIx) -> Vec<Edit> {
    let lone = parse[copula].lemma == BE && parse.is_finite_verb(copula);
    let apposition = parse
        .subject(copula)
        .filter(|&subject| lone && copula < subject && parse.last_of(copula) > subject)
        .and_then(|subject| parse.dependent(subject, DepRel::Appos));
    let Some(apposition) = apposition.filter(|&ix| comma_before(parse, ix).is_some()) else {
        return Vec::new();
    };
    let place = parse.subtree(apposition).into_iter().find(|&ix| {
        let closes = parse
            .before(ix)
            .is_some_and(|comma| parse[comma].form == ",");
        let ends = parse.after(ix).is_none_or(|next| parse.is_punct(next));
        ix > apposition && parse[ix].tag.upos == Upos::Adv && closes && ends
    });
    let Some(place) = place else {
        return Vec::new();
    };
    let behind = parse
        .dependents(apposition, &[DepRel::Acl])
        .filter(|&clause| place < clause)
        .map(|clause| Edit::new(clause, copula, DepRel::Advcl));
    std::iter::once(Edit::new(place, copula, DepRel::Advmod))
        .chain(behind)
        .collect()
}

/// The verb in front of the subject whose apposition the phrase seems to belong to, behind a comma.
fn verb_of(parse: &Parse, phrase: TokenIx) -> Option<TokenIx> {
    let apposition = parse[phrase].head.filter(|&apposition| {
        parse[phrase].deprel == DepRel::Nmod
            && parse[apposition].deprel == DepRel::Appos
            && parse
                .dependent(phrase, DepRel::Case)
                .is_some_and(|case| parse.first_of(phrase) == case)
            && comma_before(parse, phrase).is_some()
            && parse.dependent(phrase, DepRel::Conj).is_none()
            && parse.dependent(phrase, DepRel::Cc).is_none()
    })?;
    let subject = parse[apposition].head?;
    let verb = parse[subject].head.filter(|&verb| {
        parse[subject].deprel == DepRel::Nsubj && verb < subject && parse.is_finite_verb(verb)
    })?;
    comma_before(parse, apposition).map(|_| verb)
}

fn verb_in_front(parse: &Parse, object: TokenIx) -> Option<TokenIx> {
    let above = |ix: TokenIx| parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Appos);
    let apposition = above(object)?;
    let subject = above(apposition)?;
    let verb = parse[subject].head.filter(|&verb| {
        parse[subject].deprel == DepRel::Nsubj
            && verb < subject
            && parse.is_finite_verb(verb)
            && parse[verb].tag.upos == Upos::Verb
            && parse.dependent(verb, DepRel::Obj).is_none()
    })?;
    comma_before(parse, apposition)
        .and(comma_before(parse, object))
        .and(Some(verb).filter(|_| is_determined(parse, object)))
}

/// The transitive verb with its subject in front of a prepositional phrase between commas.
fn verb_before_phrase(parse: &Parse, object: TokenIx) -> Option<TokenIx> {
    let noun = parse[object]
        .head
        .filter(|_| parse[object].deprel == DepRel::Appos)?;
    let verb = parse[noun].head.filter(|&verb| {
        let full = [DepRel::Obj, DepRel::Ccomp, DepRel::Xcomp];
        // *komt de tuin in*
        let particle = parse.dependent(verb, DepRel::CompoundPrt).is_some();
        let lacks = particle || !is_intransitive(parse, verb) && !is_placed(parse, verb);
        matches!(parse[noun].deprel, DepRel::Obl | DepRel::OblArg)
            && parse.is_finite_verb(verb)
            && parse[verb].tag.upos == Upos::Verb
            && parse.dependents(verb, &full).next().is_none()
            && lacks
            && auxiliary(&parse[verb].lemma) != BE
    })?;
    let opening = comma_before(parse, noun)?;
    let subject = parse.subject(verb)?;
    // *toont zij, …* or *Zij toont, …*
    let nearest = if verb < subject {
        parse.last_of(subject)
    } else {
        verb
    };
    let beside = parse.before(opening) == Some(nearest);
    let person = |ix: TokenIx| nature(parse, ix).class == Class::Person;
    let company = person(noun) && person(object);
    let prepositional = parse.dependent(noun, DepRel::Case).is_some()
        && parse.dependent(object, DepRel::Case).is_none();
    let last = parse.last_of(object);
    let ends = match parse.dependent(verb, DepRel::CompoundPrt) {
        Some(particle) => parse.after(last) == Some(particle) && parse.ends_sentence(particle),
        None => parse.ends_sentence(last) && is_determined(parse, object),
    };
    comma_before(parse, object)
        .and(Some(verb))
        .filter(|_| beside && prepositional && ends && !company)
}

/// The verb right in front of a main clause between commas, with a subject and no object.
fn verb_before_aside(parse: &Parse, object: TokenIx) -> Option<TokenIx> {
    let above = |ix: TokenIx| {
        parse[ix]
            .head
            .filter(|_| parse[ix].deprel == DepRel::Parataxis)
    };
    let aside = above(object).filter(|&aside| parse.finite_verb(aside).is_some())?;
    let verb = above(aside).filter(|&verb| {
        let full = [DepRel::Obj, DepRel::Ccomp, DepRel::Xcomp, DepRel::Obl];
        parse.is_finite_verb(verb)
            && parse[verb].tag.upos == Upos::Verb
            && parse.subject(verb).is_some()
            && parse.dependents(verb, &full).next().is_none()
    })?;
    let comma = parse.after(verb).filter(|&comma| parse[comma].form == ",");
    let joined = comma.is_some() && comma_before(parse, aside) == comma;
    let named = parse[object].tag.upos == Upos::Noun
        && parse.dependent(object, DepRel::Det).is_some()
        && parse.finite_verb(object).is_none();
    comma_before(parse, object).and(Some(verb).filter(|_| joined && named))
}
