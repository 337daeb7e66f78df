//! Infinitives that become finite when the verb above them is left out.

use std::{collections::HashSet, sync::LazyLock};

use super::{
    Draft, Step,
    participant::time_of,
    wording::{Phrase, Role, Word, Wording},
};
use crate::{
    clauses::Function,
    factuality::experiencer,
    inflect::{Agreement, BE, Time, auxiliary, finite, participle},
    lexicon::Modal,
    table,
    tree::{AUXILIARIES, DepRel, SUBJECTS, TokenIx},
};

/// Takes out a finite verb that only marks hearsay: *zou hebben gekocht* as *heeft gekocht*, *schijnt te wonen* as
/// *woont*, *bleek vals* as *was vals*.
pub(super) struct Raising;

impl Step for Raising {
    fn rule(&self) -> &'static str {
        "raising"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let Some(verb) = cue_verb(draft, wording) else {
            return false;
        };
        let (time, agreement) = (time(draft, verb), agreement(draft, verb));
        let predicative = wording
            .phrases
            .iter()
            .any(|phrase| is_predicative(draft, phrase, verb));
        let copula = || predicative.then(|| Word::new(finite(BE, time, agreement).form));
        let lifted = if is_passive(draft, verb) {
            Some(Word::new(finite(BE, time, agreement).form))
        } else {
            lift(draft, wording, time, agreement).or_else(copula)
        };
        let Some(lifted) = lifted else {
            return false;
        };
        // *lijkt mij*
        if let Some(ix) = experiencer(draft.syntax.parse, verb) {
            wording.phrases.retain(|phrase| phrase.top != Some(ix));
        }
        if let Some(at) = wording.position(Role::Finite) {
            let source = Some(verb);
            wording.phrases[at].words = vec![Word { source, ..lifted }];
        }
        true
    }
}

/// *lijkt moeilijk te herstellen*, *blijkt er geld te verdienen*: without an object of its own, or with nothing but one, it
/// is what is done to it; the infinitive stays with *is*.
fn is_passive(draft: &Draft<'_>, verb: TokenIx) -> bool {
    let syntax = draft.syntax;
    let parse = syntax.parse;
    let Some(infinitive) = parse
        .dependents(verb, &[DepRel::Xcomp])
        .find(|&ix| parse.is_infinitive(ix) && syntax.has_te(ix))
    else {
        return false;
    };
    let object = parse
        .dependents(infinitive, &[DepRel::Obj, DepRel::ExplPv])
        .next();
    let subject = parse.subject(verb).or_else(|| parse.subject(infinitive));
    let tough = parse
        .dependents(infinitive, &[DepRel::Advmod])
        .any(|ix| TOUGH.contains(parse[ix].lemma.as_str()));
    let mut there = parse
        .children(verb)
        .iter()
        .chain(parse.children(infinitive));
    let there = there.any(|&ix| syntax.function(ix) == Some(Function::There));
    match (subject, object) {
        (Some(_), None) => tough && auxiliary(&parse[infinitive].lemma) != BE,
        (None, Some(_)) => there,
        _ => false,
    }
}

/// How hard it is to do something to a thing: *moeilijk te herstellen*, by `tough.tsv`.
static TOUGH: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("tough.tsv")));

/// The finite verb if it is a cue.
fn cue_verb(draft: &Draft<'_>, wording: &Wording) -> Option<TokenIx> {
    let verbs = wording
        .phrases
        .iter()
        .filter(|phrase| phrase.role == Role::Finite);
    let mut words = verbs
        .flat_map(|phrase| &phrase.words)
        .filter_map(|word| word.source);
    words.find(|ix| draft.cues.contains(ix))
}

/// Makes the highest infinitive finite and takes it out of its place, where its particle stays.
pub(super) fn lift(
    draft: &Draft<'_>,
    wording: &mut Wording,
    time: Time,
    agreement: Agreement,
) -> Option<Word> {
    let (at, top) = highest(draft, wording)?;
    let form_of = |form| Word::form_of(draft.syntax, top, form);
    let verb = finite(&draft.syntax.parse[top].lemma, time, agreement);
    let spelt = |particle: &String| {
        wording.phrases[at]
            .words
            .iter()
            .any(|word| word.form.starts_with(particle.as_str()))
    };
    match verb.particle.filter(spelt) {
        Some(particle) => wording.phrases[at] = Phrase::word(Role::Particle, form_of(particle)),
        None => drop(wording.phrases.remove(at)),
    }
    Some(form_of(verb.form))
}

/// Puts the highest infinitive into the perfect: *te isoleren* as *heeft … geïsoleerd*; returns the auxiliary.
pub(super) fn complete(
    draft: &Draft<'_>,
    wording: &mut Wording,
    agreement: Agreement,
) -> Option<Word> {
    let (at, top) = highest(draft, wording)?;
    let lemma = &draft.syntax.parse[top].lemma;
    let done = Word::form_of(draft.syntax, top, participle(lemma));
    wording.phrases[at] = Phrase::word(Role::Verb, done);
    wording
        .phrases
        .retain(|phrase| phrase.role != Role::Particle);
    Some(Word::new(
        finite(auxiliary(lemma), Time::Present, agreement).form,
    ))
}

/// The place of the highest infinitive, whose *te* is left out, and the infinitive itself.
fn highest(draft: &Draft<'_>, wording: &mut Wording) -> Option<(usize, TokenIx)> {
    drop_doubt(draft, wording);
    let mut places = infinitives(draft, wording);
    let first = places.next()?;
    let second = places.next();
    drop(places);
    // *te verkiezen zijn*
    let at = second
        .filter(|&second| is_above(draft, wording, second, first))
        .unwrap_or(first);
    let top = wording.phrases[at].top?;
    if at != first {
        return Some((at, top));
    }
    match (0..at).rev().find(|&te| is_te(draft, &wording.phrases[te])) {
        Some(te) => {
            wording.phrases.remove(te);
            Some((at - 1, top))
        }
        None => Some((at, top)),
    }
}

/// Whether an auxiliary stands behind the verb that it governs, which has its own *te*: *te verkiezen zijn*.
fn is_above(draft: &Draft<'_>, wording: &Wording, auxiliary: usize, verb: usize) -> bool {
    let parse = draft.syntax.parse;
    let head = wording.phrases[auxiliary]
        .top
        .filter(|&top| AUXILIARIES.contains(&parse[top].deprel))
        .and_then(|top| parse[top].head);
    let te = verb.checked_sub(1);
    head.is_some()
        && head == wording.phrases[verb].top
        && te.is_some_and(|te| is_te(draft, &wording.phrases[te]))
}

/// The places of the infinitives of the cluster, the highest first; a plural after *te* looks like one.
fn infinitives<'w>(draft: &'w Draft<'_>, wording: &'w Wording) -> impl Iterator<Item = usize> + 'w {
    let parse = draft.syntax.parse;
    let infinitive = move |top: TokenIx| parse.is_infinitive(top) || parse.is_finite_verb(top);
    let found = wording
        .phrases
        .iter()
        .enumerate()
        .filter(move |(_, phrase)| phrase.role == Role::Verb && phrase.top.is_some_and(infinitive));
    found.map(|(at, _)| at)
}

fn lemma<'d>(draft: &Draft<'d>, phrase: &Phrase) -> Option<&'d str> {
    phrase.top.map(|top| draft.syntax.parse[top].lemma.as_str())
}

fn is_te(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    phrase.role == Role::Verb
        && phrase
            .top
            .is_some_and(|top| draft.syntax.function(top) == Some(Function::InfinitiveMarker))
}

/// *zou kunnen hebben geduwd*: the modal over a perfect says no more than *zou*.
fn drop_doubt(draft: &Draft<'_>, wording: &mut Wording) {
    let modal = |at: &usize| {
        lemma(draft, &wording.phrases[*at]).and_then(|lemma| draft.syntax.lexicon.modal(lemma))
    };
    let highest: Vec<_> = infinitives(draft, wording).take(2).collect();
    let &[first, second] = highest.as_slice() else {
        return;
    };
    if matches!(modal(&first), Some(Modal::Possibility | Modal::Necessity))
        && modal(&second) == Some(Modal::Perfect)
        && wording.phrases[second].top != Some(draft.clause.head)
        && !is_copula(draft, &wording.phrases[second])
    {
        wording.phrases.remove(first);
    }
}

/// *zou schadelijk kunnen zijn*
fn is_copula(draft: &Draft<'_>, phrase: &Phrase) -> bool {
    let relation = phrase.top.map(|top| draft.syntax.parse[top].deprel);
    relation == Some(DepRel::Cop)
}

/// *bleek vals*: what is said of the subject.
fn is_predicative(draft: &Draft<'_>, phrase: &Phrase, verb: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    phrase.role == Role::Predicate
        || phrase
            .top
            .is_some_and(|top| parse[top].head == Some(verb) && parse[top].deprel == DepRel::Xcomp)
}

/// *zou* has its own past for what is said now; other verbs give their tense.
fn time(draft: &Draft<'_>, verb: TokenIx) -> Time {
    let parse = draft.syntax.parse;
    match draft.syntax.lexicon.modal(&parse[verb].lemma) {
        Some(Modal::Evidential) => Time::Present,
        _ => time_of(parse, verb),
    }
}

fn agreement(draft: &Draft<'_>, verb: TokenIx) -> Agreement {
    let parse = draft.syntax.parse;
    // not the *wij* of *De raad, zoals wij hem noemen, zou …*
    let own = |root: TokenIx| [draft.clause.root, draft.clause.head, verb].contains(&root);
    let subject = draft.clause.tokens.iter().copied().find(|&ix| {
        SUBJECTS.contains(&parse[ix].deprel)
            && parse[ix].head.is_some_and(own)
            && parse[ix].tag.feat("Person").is_some()
    });
    // *zou je* as *kun je*
    let inverted =
        subject.is_some_and(|ix| verb < ix && draft.syntax.function(ix) != Some(Function::Polite));
    match subject.and_then(|ix| parse[ix].tag.feat("Person")) {
        _ if parse[verb].tag.feat("Number") == Some("Plur") => Agreement::Plural,
        Some("2") if inverted => Agreement::First,
        Some("1") => Agreement::First,
        Some("2") => Agreement::Second,
        _ => Agreement::Third,
    }
}
