//! Says who is meant where the source has a pronoun or a short name.

mod first_person;
mod name;
mod owner;
mod third_person;

pub(super) use third_person::words;

use super::{
    Draft, Step,
    participant::{antecedent, sole},
    wording::{Word, Wording},
};
use crate::{
    coreference::{EntityId, Kind, Reference},
    tree::{SUBJECTS, TokenIx},
};

/// Names whom a pronoun means, once in a wording: *De directie ontkent dat zij van de lekkage wist* as *De directie wist
/// van de lekkage*.
pub(super) struct Pronoun;

impl Step for Pronoun {
    fn rule(&self) -> &'static str {
        "pronoun"
    }

    fn apply(&self, draft: &Draft<'_>, wording: &mut Wording) -> bool {
        let mut named: Vec<EntityId> = Vec::new();
        let mut changed = false;
        for reference in in_turn(draft) {
            let left_out = draft.cues.contains(&reference.word);
            if left_out || !wording.holds(reference.word) || !reference.label.stands_alone {
                continue;
            }
            let known = named.contains(&reference.entity)
                || is_named(wording, reference)
                || is_antecedent(draft, reference);
            if replace(draft, wording, reference, known) {
                named.push(reference.entity);
                wording
                    .references
                    .push((reference.span, reference.label.span));
                changed = true;
            }
        }
        wording.references.sort_unstable();
        changed
    }
}

/// The subject first, then the other words by themselves, then those that belong to a noun: who is named once is not
/// named again.
fn in_turn<'a>(draft: &Draft<'a>) -> Vec<&'a Reference> {
    let parse = draft.syntax.parse;
    let turn = |reference: &&Reference| {
        let subject = SUBJECTS.contains(&parse[reference.word].deprel);
        let owns = matches!(reference.kind, Kind::Possessive | Kind::SpeakerPossessive);
        (owns, !subject, reference.word)
    };
    let mut references: Vec<_> = draft.references.iter().collect();
    references.sort_by_key(turn);
    references
}

/// Whether a noun or name of the wording means the same.
fn is_named(wording: &Wording, reference: &Reference) -> bool {
    reference.named.iter().any(|&ix| wording.holds(ix))
}

/// *Zij is de eerste vrouw die haar ambt neerlegde*: whoever stands for the antecedent, the pronoun means the same.
fn is_antecedent(draft: &Draft<'_>, reference: &Reference) -> bool {
    let root = draft.clause.root;
    antecedent(draft.syntax.parse, root)
        .filter(|&noun| sole(draft, noun, root).is_some())
        .is_some_and(|noun| reference.named.contains(&noun))
}

fn replace(draft: &Draft<'_>, wording: &mut Wording, reference: &Reference, known: bool) -> bool {
    match reference.kind {
        Kind::Speaker | Kind::SpeakerPossessive => {
            first_person::replace(draft, wording, reference, known)
        }
        _ if known => false,
        Kind::Possessive => owner::replace(draft, wording, reference),
        Kind::Personal | Kind::Demonstrative | Kind::Noun => {
            name::replace(draft, wording, reference)
        }
    }
}

/// Puts words in the place of some that stand together.
fn put(wording: &mut Wording, places: &[TokenIx], words: &[Word]) -> bool {
    let Some(&head) = places.last() else {
        return false;
    };
    let Some(phrase) = wording.phrases.iter_mut().find(|phrase| phrase.holds(head)) else {
        return false;
    };
    phrase.words.retain(|word| {
        word.source == Some(head) || !word.source.is_some_and(|ix| places.contains(&ix))
    });
    if let Some(at) = phrase
        .words
        .iter()
        .position(|word| word.source == Some(head))
    {
        phrase.words.splice(at..=at, words.iter().cloned());
    }
    true
}
