use std::{collections::HashSet, sync::LazyLock};

use super::Repair;
use crate::{
    lexicon::Lexicon,
    table,
    tree::{AUXILIARIES, DepRel, Edit, Parse, SUBJECTS, TokenIx, Upos},
};

/// *dat de man in het verleden schulden had*, *dat de burgemeester in Spanje woont*: a phrase between subject and verb
/// that says when, or where with a verb that asks for a place, belongs to the verb. *Toch pakt de wet in de praktijk anders
/// uit*: so does a settled phrase, in a main clause too.
pub(super) struct DetachedAdverbial;

/// Nouns of time, by `times.tsv`.
static TIMES: LazyLock<HashSet<&str>> = LazyLock::new(|| table::words(include_str!("times.tsv")));

/// Verbs that ask for a place, by `place_verbs.tsv`.
static PLACE_VERBS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("place_verbs.tsv")));

/// Phrases that tell of a clause and not of a noun, by `settled_phrases.tsv`.
static SETTLED: LazyLock<HashSet<&str>> =
    LazyLock::new(|| table::words(include_str!("settled_phrases.tsv")));

impl Repair for DetachedAdverbial {
    fn edits(&self, parse: &Parse, _: &Lexicon) -> Vec<Edit> {
        let phrases = parse
            .indices()
            .filter(|&ix| matches!(parse[ix].deprel, DepRel::Nmod | DepRel::Appos));
        phrases
            .filter_map(|phrase| Some(Edit::new(phrase, verb(parse, phrase)?, DepRel::Obl)))
            .collect()
    }
}

/// The verb that the phrase belongs to.
fn verb(parse: &Parse, phrase: TokenIx) -> Option<TokenIx> {
    let subject = subject_above(parse, phrase)?;
    let verb = parse[subject].head?;
    let last = parse.subtree(subject).into_iter().next_back()?;
    let ends = parse.subtree(phrase).contains(&last);
    let settled = ends && is_settled(parse, phrase);
    if settled && is_inverted(parse, verb, subject) {
        return Some(verb);
    }
    let place =
        asks_for_place(parse, verb, last) && parse.dependent(phrase, DepRel::Case).is_some();
    let adverbial = is_time(parse, phrase) || place;
    // *van mening*
    let free = settled || adverbial && !is_owner(parse, phrase);
    let fits = subject < verb && free;
    (ends && fits && is_verb_last(parse, verb, last)).then_some(verb)
}

/// The subject that the phrase hangs on, or that the noun is coordinated with: *de man en het slachtoffer in het verleden*.
fn subject_above(parse: &Parse, phrase: TokenIx) -> Option<TokenIx> {
    let noun = parse[phrase].head?;
    std::iter::successors(Some(noun), |&ix| {
        parse[ix].head.filter(|_| parse[ix].deprel == DepRel::Conj)
    })
    .find(|&ix| SUBJECTS.contains(&parse[ix].deprel))
}

/// *in de praktijk*, *op termijn*
pub(crate) fn is_settled(parse: &Parse, phrase: TokenIx) -> bool {
    let words = parse.subtree(phrase);
    let forms: Vec<_> = words.iter().map(|&ix| parse[ix].form.as_str()).collect();
    SETTLED.contains(forms.join(" ").as_str())
}

/// Whether the subject stands right behind the finite verb of its clause.
fn is_inverted(parse: &Parse, verb: TokenIx, subject: TokenIx) -> bool {
    let finite = parse.finite_verb(verb);
    finite.is_some() && finite == parse.before(parse.first_of(subject))
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
    is_year(&parse[phrase].form) || TIMES.contains(parse[phrase].lemma.to_lowercase().as_str())
}

/// *1990*
pub(crate) fn is_year(form: &str) -> bool {
    form.len() == 4 && form.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether the verb asks for a place: *woont*.
pub(super) fn is_placed(parse: &Parse, verb: TokenIx) -> bool {
    PLACE_VERBS.contains(parse[verb].lemma.as_str())
}

/// Whether the verb needs a place and has nothing else before it.
fn asks_for_place(parse: &Parse, verb: TokenIx, last: TokenIx) -> bool {
    let in_cluster = |ix: TokenIx| {
        ix == verb || parse[ix].head == Some(verb) && AUXILIARIES.contains(&parse[ix].deprel)
    };
    is_placed(parse, verb) && parse.after(last).is_some_and(in_cluster)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        let texts = [
            include_str!("times.tsv"),
            include_str!("place_verbs.tsv"),
            include_str!("settled_phrases.tsv"),
        ];
        for text in texts {
            let words: Vec<_> = table::rows(text).map(|row| row[0]).collect();
            assert!(words.is_sorted_by(|a, b| a < b));
        }
    }
}
