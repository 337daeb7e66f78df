//! The preposition that a relative adverb holds or leaves behind.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{
    super::{
        Draft,
        participant::{antecedent, article},
        wording::{Word, Wording},
    },
    of, preposition,
};
use crate::{
    clauses::Function,
    tree::{DepRel, TokenIx},
};

/// Prepositions that say where: the *in* of *in Rusland, waar …*.
pub(super) static PLACES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| crate::table::words(include_str!("places.tsv")));

/// The preposition of nouns and names that one is not *in*: the *op* of *op het eiland*.
static SITES: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| crate::table::pairs(include_str!("sites.tsv")));

/// The antecedent with the preposition that *waarmee*, *waar … mee* or *waar* stands for.
pub(super) fn with_preposition(
    draft: &Draft<'_>,
    wording: &mut Wording,
    at: usize,
    word: TokenIx,
    noun: Vec<Word>,
) -> Vec<Word> {
    let form = draft.syntax.form(word);
    let (preposition, behind) = match preposition(form) {
        Some(preposition) => (Word::new(preposition), None),
        None if draft.syntax.function(word) == Some(Function::Where) => {
            stranded(draft, wording, at, word).unwrap_or_else(|| (place(draft), None))
        }
        None => {
            let owner = draft
                .syntax
                .parse
                .dependent(word, DepRel::Case)
                .is_some_and(|case| draft.syntax.form(case) == of());
            let article = owner.then(|| counted(draft, &noun)).flatten();
            return article.into_iter().chain(noun).collect();
        }
    };
    let article = (preposition.form == of())
        .then(|| counted(draft, &noun))
        .flatten();
    let known = usize::from(is_manner(draft, word));
    let words = std::iter::once(preposition).chain(article);
    let noun = noun.into_iter().skip(known);
    words.chain(noun).chain(behind).collect()
}

/// *de ijver waarmee zij werkt*: she works *met ijver*.
fn is_manner(draft: &Draft<'_>, word: TokenIx) -> bool {
    let parse = draft.syntax.parse;
    let with = preposition(draft.syntax.form(word)) == preposition("waarmee");
    antecedent(parse, draft.clause.root).is_some_and(|noun| {
        let quality = MANNERS.contains(parse[noun].lemma.as_str());
        let start = parse.first_of(draft.clause.root);
        let mut own = parse.children(noun).iter().filter(|&&ix| ix < start);
        let alone = own.all(|&ix| matches!(parse[ix].deprel, DepRel::Det | DepRel::Case));
        let known = parse
            .dependents(noun, &[DepRel::Det])
            .any(|det| parse[det].tag.feat("Definite") == Some("Def"));
        with && quality && alone && known
    })
}

/// Nouns that say how somebody does something.
static MANNERS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| crate::table::words(include_str!("manners.tsv")));

/// *zes taken, waarvan er twee mislukten*: of these six; the article that says so.
fn counted(draft: &Draft<'_>, words: &[Word]) -> Option<Word> {
    let parse = draft.syntax.parse;
    let first = words.first()?.source?;
    let noun = parse[first]
        .head
        .filter(|_| parse[first].deprel == DepRel::Nummod)?;
    article(&parse[noun].tag).map(Word::new)
}

/// Takes the preposition of *waar … mee* out of its place, and what stands behind its noun: *waar … omheen*, *waar … naar
/// toe*.
fn stranded(
    draft: &Draft<'_>,
    wording: &mut Wording,
    at: usize,
    word: TokenIx,
) -> Option<(Word, Option<Word>)> {
    let syntax = draft.syntax;
    let parse = syntax.parse;
    // *waar zij niet onderuit kan*, whatever it hangs on, but not *waar hij vanaf juni werkt*
    let loose = |&ix: &TokenIx| {
        let next = parse.after(ix);
        ix > word
            && CIRCUMPOSITIONS.contains_key(syntax.form(ix))
            && next.is_none_or(|next| parse.is_verbal(next) || parse.is_punct(next))
    };
    let case = parse.dependent(word, DepRel::Case);
    let case = case.or_else(|| draft.clause.tokens.iter().copied().find(loose))?;
    if !take(wording, at, case) {
        return None;
    }
    let form = syntax.form(case);
    if let Some(&(before, behind)) = CIRCUMPOSITIONS.get(form) {
        return Some((Word::new(before), Some(Word::new(behind))));
    }
    let behind = parse
        .after(case)
        .filter(|&next| BEHIND.contains(&(form, syntax.form(next))))
        .filter(|&next| take(wording, at, next))
        .map(|next| Word::form_of(syntax, next, syntax.form(next)));
    let before = preposition(form).map_or_else(|| Word::form_of(syntax, case, form), Word::new);
    Some((before, behind))
}

/// Takes a word behind the relative one out of the wording.
fn take(wording: &mut Wording, at: usize, word: TokenIx) -> bool {
    let mut phrases = wording.phrases.iter();
    let Some(other) = phrases
        .position(|phrase| phrase.holds(word))
        .filter(|&other| other > at)
    else {
        return false;
    };
    // *waar zij niet op durft te hopen*: all below the infinitive is one phrase
    let words = &mut wording.phrases[other].words;
    words.retain(|own| own.source != Some(word));
    if words.is_empty() {
        wording.phrases.remove(other);
    }
    true
}

/// The two parts of *omheen*, which stand around a noun: *om het huis heen*.
static CIRCUMPOSITIONS: LazyLock<HashMap<&str, (&str, &str)>> = LazyLock::new(|| {
    let read = |row: Vec<&'static str>| match row.as_slice() {
        &[word, before, behind, _] => Some((word, (before, behind))),
        _ => None,
    };
    let rows = crate::table::rows(include_str!("circumpositions.tsv"));
    rows.filter_map(read).collect()
});

/// All words that can stand around an antecedent.
pub(super) fn around() -> impl Iterator<Item = &'static str> {
    CIRCUMPOSITIONS
        .values()
        .flat_map(|&(before, behind)| [before, behind])
}

/// The same parts where they are two words, and *naar … toe*.
static BEHIND: LazyLock<HashSet<(&str, &str)>> = LazyLock::new(|| {
    let fused = CIRCUMPOSITIONS.values().copied();
    fused.chain([("naar", "toe")]).collect()
});

/// The preposition before the antecedent if it says where, or else the one that the noun has by itself.
fn place(draft: &Draft<'_>) -> Word {
    let parse = draft.syntax.parse;
    let noun = antecedent(parse, draft.clause.root);
    // not the *op* of *wijst op Gent, waar …*
    let adverbial = |noun: &TokenIx| parse[*noun].deprel != DepRel::OblArg;
    let case = noun
        .filter(adverbial)
        .and_then(|noun| parse.dependent(noun, DepRel::Case));
    let copied = case
        .filter(|&case| PLACES.contains(draft.syntax.form(case)))
        .map(|case| Word::form_of(draft.syntax, case, draft.syntax.form(case)));
    copied.unwrap_or_else(|| {
        let usual = noun.and_then(|noun| site(&parse[noun].lemma));
        Word::new(usual.or_else(|| preposition("waarin")).unwrap_or_default())
    })
}

/// The preposition of the noun, or of the last part of a compound: `basis_school`.
fn site(lemma: &str) -> Option<&'static str> {
    let last = lemma.rsplit('_').next()?;
    SITES.get(lemma).or_else(|| SITES.get(last)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manners_are_sorted_and_have_examples() {
        let rows: Vec<_> = crate::table::rows(include_str!("manners.tsv")).collect();
        assert!(rows.is_sorted());
        assert!(rows.iter().all(|row| row[1].contains(row[0])));
    }

    #[test]
    fn circumpositions_are_sorted_and_their_examples_hold_them() {
        let rows: Vec<_> = crate::table::rows(include_str!("circumpositions.tsv")).collect();
        assert!(rows.is_sorted());
        for row in rows {
            assert_eq!(row[0], format!("{}{}", row[1], row[2]));
            assert!(
                row[3].ends_with(&format!("waar … {}", row[0])),
                "{}",
                row[0]
            );
        }
    }

    #[test]
    fn sites_are_sorted_and_their_examples_hold_them() {
        let rows: Vec<_> = crate::table::rows(include_str!("sites.tsv")).collect();
        assert!(rows.is_sorted());
        for row in rows {
            let (noun, preposition, example) = (row[0], row[1], row[2]);
            assert!(PLACES.contains(preposition), "{noun}");
            assert!(example.starts_with(preposition) && example.ends_with(noun));
        }
    }
}
