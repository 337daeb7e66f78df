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
    let preposition = match preposition(form) {
        Some(preposition) => Word::new(preposition),
        None if draft.syntax.function(word) == Some(Function::Where) => {
            stranded(draft, wording, at, word).unwrap_or_else(|| place(draft))
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
    words.chain(noun.into_iter().skip(known)).collect()
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

/// Takes the preposition of *waar … mee* out of its place.
fn stranded(draft: &Draft<'_>, wording: &mut Wording, at: usize, word: TokenIx) -> Option<Word> {
    let case = draft.syntax.parse.dependent(word, DepRel::Case)?;
    let other = wording
        .phrases
        .iter()
        .position(|phrase| phrase.holds(case))
        .filter(|&other| other > at)?;
    // *waar zij niet op durft te hopen*: all below the infinitive is one phrase
    let words = &mut wording.phrases[other].words;
    words.retain(|word| word.source != Some(case));
    if words.is_empty() {
        wording.phrases.remove(other);
    }
    let form = draft.syntax.form(case);
    Some(preposition(form).map_or_else(|| Word::form_of(draft.syntax, case, form), Word::new))
}

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
