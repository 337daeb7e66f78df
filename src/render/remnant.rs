use std::{collections::HashSet, sync::LazyLock};

use super::{
    Draft, Step,
    negation::indefinite_article,
    participant::{named, time_of},
    phrases::phrases,
    wording::{Phrase, Role, Word, Wording, conjunct_before},
};
use crate::{
    clauses::{Function, polar},
    inflect::finite,
    lexicon::Negation,
    tree::{DepRel, TokenIx},
};

/// Gives a phrase with *niet*, *wel* or *ook* the clause that it is held against: *De koster bleef thuis, zijn broer niet*
/// as *Zijn broer bleef niet thuis*.
pub(super) struct Remnant;

impl Step for Remnant {
    fn rule(&self) -> &'static str {
        "remnant"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let Some(polar) = polar(draft.syntax, draft.clause) else {
            return false;
        };
        let Some(first) = conjunct_before(draft, draft.clause) else {
            return false;
        };
        let parse = draft.syntax.parse;
        let (particle, remnant): (Vec<_>, Vec<_>) = wording
            .phrases
            .drain(..)
            .flat_map(|phrase| phrase.words)
            .partition(|word| word.source.is_some_and(|ix| parse.is_under(ix, polar)));
        wording.phrases = phrases(draft.syntax, first, &first.tokens);
        take_place(draft, wording, remnant);
        affirm(draft, wording, polar, particle);
        true
    }
}

/// Puts the remnant where the subject is that it differs from, or in front, for another phrase or for what opened the
/// first.
fn take_place(draft: &Draft<'_>, wording: &mut Wording, words: Vec<Word>) {
    let top = draft.clause.root;
    let remnant = |role| Phrase {
        role,
        top: Some(top),
        words,
    };
    if let Some(at) = wording
        .position(Role::Subject)
        .filter(|_| !is_adverbial(draft, wording, top))
    {
        wording.phrases[at] = remnant(Role::Subject);
        agree(draft, wording, top);
        return;
    }
    let old = counterpart(draft, wording, top).or_else(|| {
        let first = wording.phrases.first();
        first
            .is_some_and(|first| first.role == Role::Other)
            .then_some(0)
    });
    if let Some(at) = old {
        wording.phrases.remove(at);
    }
    wording.phrases.insert(0, remnant(Role::Other));
    if let Some(at) = wording
        .position(Role::Finite)
        .filter(|_| !wording.verb_last)
    {
        let verb = wording.phrases.remove(at);
        wording.phrases.insert(1, verb);
    }
}

/// *in het dorp*, or *dit jaar* beside *vorig jaar*
fn is_adverbial(draft: &Draft<'_>, wording: &Wording, top: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let timely = || {
        counterpart(draft, wording, top)
            .and_then(|at| wording.phrases[at].top)
            .is_some_and(|other| parse[other].lemma == parse[top].lemma)
    };
    parse.dependent(top, DepRel::Case).is_some() || timely()
}

/// The adverbial with the same preposition as the remnant, or with none.
fn counterpart(draft: &Draft<'_>, wording: &Wording, top: TokenIx) -> Option<usize> {
    let syntax = draft.syntax;
    let parse = syntax.parse;
    let case = |ix: TokenIx| {
        parse
            .dependent(ix, DepRel::Case)
            .map(|case| syntax.form(case))
    };
    wording.phrases.iter().position(|phrase| {
        let adverbial =
            |other: TokenIx| matches!(parse[other].deprel, DepRel::Obl | DepRel::Advmod);
        phrase.role == Role::Other
            && phrase
                .top
                .is_some_and(|other| adverbial(other) && case(other) == case(top))
    })
}

/// Gives the finite verb the number and person of its new subject.
pub(super) fn agree(draft: &Draft<'_>, wording: &mut Wording, subject: TokenIx) {
    let syntax = draft.syntax;
    let agreement = named(draft, subject).agreement;
    let verbs = wording
        .phrases
        .iter_mut()
        .filter(|phrase| phrase.role == Role::Finite);
    for word in verbs.flat_map(|phrase| &mut phrase.words) {
        if let Some(ix) = word.source {
            let time = time_of(syntax.parse, ix);
            let form = finite(&syntax.parse[ix].lemma, time, agreement).form;
            if form != syntax.form(ix) {
                *word = Word::form_of(syntax, ix, form);
            }
        }
    }
}

/// Lets the particle of the remnant take the place of *niet* or *wel*; a bare *niet* that finds none is left to the step
/// that negates.
fn affirm(draft: &Draft<'_>, wording: &mut Wording, polar: TokenIx, particle: Vec<Word>) {
    let negates = |ix: TokenIx| draft.syntax.negation(ix) == Some(Negation::Clause);
    let old = wording.phrases.iter().position(|phrase| {
        phrase.role == Role::Other
            && phrase
                .top
                .is_some_and(|top| negates(top) || draft.syntax.form(top) == INDEED)
    });
    let phrase = Phrase {
        role: Role::Other,
        top: Some(polar),
        words: particle,
    };
    if old.is_none() && !negates(polar) && undo_negation(draft, wording, &phrase) {
        return;
    }
    match old {
        Some(at) => wording.phrases[at] = phrase,
        None if phrase.is(polar) && negates(polar) && again(draft, wording).is_none() => {}
        None => {
            let at = again(draft, wording);
            let at = at.unwrap_or_else(|| super::negation::place(draft, wording));
            wording.phrases.insert(at, phrase);
        }
    }
}

const INDEED: &str = "wel";

/// Adverbs that a negation stands in front of: *niet weer open*.
const AGAIN: [&str; 4] = ["alweer", "opnieuw", "weer", "al"];

/// Where such an adverb stands.
fn again(draft: &Draft<'_>, wording: &Wording) -> Option<usize> {
    wording.phrases.iter().position(|phrase| {
        phrase
            .top
            .is_some_and(|top| phrase.is(top) && AGAIN.contains(&draft.syntax.form(top)))
    })
}

/// *biedt geen uitkomst meer* as *biedt wel een uitkomst*; whether there was such a negation.
fn undo_negation(draft: &Draft<'_>, wording: &mut Wording, particle: &Phrase) -> bool {
    let syntax = draft.syntax;
    let no = |word: &Word| {
        word.source.filter(|&ix| {
            syntax.parse[ix].deprel == DepRel::Det && syntax.negation(ix) == Some(Negation::Clause)
        })
    };
    let Some((phrase, at, det)) = wording.phrases.iter_mut().find_map(|phrase| {
        let (at, det) = phrase
            .words
            .iter()
            .enumerate()
            .find_map(|(at, word)| Some((at, no(word)?)))?;
        Some((phrase, at, det))
    }) else {
        return false;
    };
    let noun = syntax.parse[det].head.map(|noun| &syntax.parse[noun]);
    let counts = noun.is_some_and(|noun| {
        let lemma = noun.lemma.rsplit('_').next().unwrap_or(&noun.lemma);
        noun.tag.feat("Number") == Some("Sing") && !MASS.contains(lemma)
    });
    let article = counts.then(|| Word::new(indefinite_article()));
    let words = particle.words.iter().cloned().chain(article);
    phrase.words.splice(at..=at, words);
    // *geen … meer*
    wording.phrases.retain(|phrase| {
        let longer = |top: TokenIx| syntax.function(top) == Some(Function::More);
        !phrase.top.is_some_and(|top| phrase.is(top) && longer(top))
    });
    true
}

/// Nouns that stand without an article, by `mass.tsv`.
static MASS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| crate::table::words(include_str!("mass.tsv")));

#[cfg(test)]
mod tests {
    #[test]
    fn nouns_are_sorted_and_their_examples_hold_them() {
        let rows: Vec<_> = crate::table::rows(include_str!("mass.tsv")).collect();
        assert!(rows.is_sorted());
        assert!(rows.iter().all(|row| row[1].contains(row[0])));
    }
}
