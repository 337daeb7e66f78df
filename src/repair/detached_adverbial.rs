use std::{collections::HashSet, sync::LazyLock};

use super::Repair;
use crate::{
    lexicon::Lexicon,
    table,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *dat de man in het verleden schulden had*, *dat de burgemeester in Spanje woont*: a phrase between subject and verb
/// that says when, or where with a verb that asks for a place, belongs to the verb; so does *in de praktijk* behind a
/// subject that follows its verb: *Zo pakt de regel in de praktijk verkeerd uit*.
pub(super) struct DetachedAdverbial;

/// Nouns of time, by `times.tsv`.
static TIMES: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("times.tsv")));

/// Nouns that say with *in* how far something is so, by `frames.tsv`.
static FRAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("frames.tsv")));

/// Verbs that ask for a place, by `place_verbs.tsv`.
static PLACE_VERBS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("place_verbs.tsv")));

impl Repair for DetachedAdverbial {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let phrases = parse
            .indices()
            .filter(|&ix| matches!(parse[ix].deprel, DepRel::Nmod | DepRel::Appos));
        phrases
            .filter_map(|phrase| {
                let verb = verb(parse, phrase).or_else(|| framed(parse, phrase))?;
                Some(Edit::new(phrase, verb, DepRel::Obl))
            })
            .collect()
    }
}

/// The verb that the phrase belongs to.
fn verb(parse: &Parse, phrase: TokenIx) -> Option<TokenIx> {
    let subject = subject_above(parse, phrase)?;
    let verb = parse[subject].head.filter(|&verb| subject < verb)?;
    let last = parse.subtree(subject).into_iter().next_back()?;
    let ends = parse.subtree(phrase).contains(&last);
    let place =
        asks_for_place(parse, verb, last) && parse.dependent(phrase, DepRel::Case).is_some();
    let fits = (is_time(parse, phrase) || place) && !is_owner(parse, phrase);
    (ends && fits && is_verb_last(parse, verb, last)).then_some(verb)
}

/// The verb in front of a subject that ends in *in de praktijk*, where more follows, or behind one.
fn framed(parse: &Parse, phrase: TokenIx) -> Option<TokenIx> {
    let subject = subject_above(parse, phrase)?;
    let verb = parse[subject].head?;
    let last = parse.last_of(subject);
    let frame = FRAMES.contains(parse[phrase].lemma.as_str())
        && parse.last_of(phrase) == phrase
        && last == phrase
        && parse
            .dependent(phrase, DepRel::Case)
            .is_some_and(|case| parse[case].form == "in");
    let finite = parse.finite_verb(verb)?;
    let inverted = finite < subject && !parse.ends_sentence(last);
    (frame && (inverted || is_verb_last(parse, verb, last))).then_some(verb)
}

/// The subject that the phrase hangs on, or that the noun is coordinated with: *de man en het slachtoffer in het verleden*.
fn subject_above(parse: &Parse, phrase: TokenIx) -> Option<TokenIx> {
    let noun = parse[phrase].head?;
    std::iter::successors(Some(noun), |&ix| {
        parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Conj)
    })
    .find(|&ix| SUBJECTS.contains(&parse[ix].deprel))
}

/// *de brug van de eeuw*
fn is_owner(parse: &Parse, phrase: TokenIx) -> bool {
    let case = parse.dependent(phrase, DepRel::Case);
    case.is_some_and(|case| parse[case].lemma == "van")
}

/// Whether the clause has its verbs at the end, behind the subject.
fn is_verb_last(parse: &Parse, verb: TokenIx, last: TokenIx) -> bool {
    let subordinate = |mark: TokenIx| parse[mark].tag.upos == Upos::Sconj;
    let marked = parse.dependents(verb, &[DepRel::Mark]).any(subordinate);
    let finite = parse.finite_verb(verb);
    marked && finite.is_some_and(|finite| last < finite)
}

/// A noun of time, or a year.
pub(crate) fn is_time(parse: &Parse, phrase: TokenIx) -> bool {
    is_year(parse, phrase) || TIMES.contains(parse[phrase].lemma.to_lowercase().as_str())
}

/// *2000*
pub(super) fn is_year(parse: &Parse, ix: TokenIx) -> bool {
    let form = &parse[ix].form;
    form.len() == 4 && form.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether the verb needs a place and has nothing else before it.
fn asks_for_place(parse: &Parse, verb: TokenIx, last: TokenIx) -> bool {
    let in_cluster = |ix: TokenIx| {
        ix == verb || parse[ix].head == Some(verb) && AUXILIARIES.contains(&parse[ix].deprel)
    };
    PLACE_VERBS.contains(parse[verb].lemma.as_str()) && parse.after(last).is_some_and(in_cluster)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for text in [
            include_str!("frames.tsv"),
            include_str!("times.tsv"),
            include_str!("place_verbs.tsv"),
        ] {
            let words: Vec<_> = table::rows(text).map(|row| row[0]).collect();
            assert!(words.is_sorted_by(|a, b| a < b));
        }
    }
}
