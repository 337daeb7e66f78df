//! The words that decide where a token or a sentence ends, read from the tables beside this file.

use std::{collections::HashMap, sync::LazyLock};

/// When a listed word keeps its full stop, and whether a sentence may end with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Something always follows: *dhr.*, *o.a.*
    Inner,
    /// May stand at the end of a sentence: *enz.*, *jl.*
    Final,
    /// Never at the end of a sentence, where the full stop is the sentence's: *mln.*, *pct.*
    Unit,
    /// As a unit, and only beside a number, otherwise a word with a full stop: *art.*, *min.*
    Number,
    /// Only before a name: *St.*, *Kon.*
    Name,
}

/// What a listed short word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordClass {
    /// Its apostrophe is no quotation mark (*'t*), its hyphen holds no compound together (*-ie*).
    Clitic,
    /// Part of a surname: *van der*.
    Particle,
    /// Capitalised, it begins a sentence and is no name.
    Starter,
    /// The same; and no compound begins with it, so that *en-personeel* lacks a space.
    Conjunction,
}

/// No listed word is longer, in bytes.
const LONGEST: usize = 16;

static ABBREVIATIONS: LazyLock<HashMap<&str, Abbreviation>> = LazyLock::new(|| {
    table(include_str!("abbreviations.tsv"), |kind| match kind {
        "inner" => Some(Abbreviation::Inner),
        "final" => Some(Abbreviation::Final),
        "unit" => Some(Abbreviation::Unit),
        "number" => Some(Abbreviation::Number),
        "name" => Some(Abbreviation::Name),
        _ => None,
    })
});

static WORDS: LazyLock<HashMap<&str, WordClass>> = LazyLock::new(|| {
    table(include_str!("words.tsv"), |class| match class {
        "clitic" => Some(WordClass::Clitic),
        "particle" => Some(WordClass::Particle),
        "starter" => Some(WordClass::Starter),
        "conjunction" => Some(WordClass::Conjunction),
        _ => None,
    })
});

/// The first two columns of a table with a header line; a test holds that no row is lost.
fn table<V>(tsv: &'static str, value: fn(&str) -> Option<V>) -> HashMap<&'static str, V> {
    tsv.lines()
        .skip(1)
        .filter_map(|row| {
            let mut columns = row.split('\t');
            Some((columns.next()?, value(columns.next()?)?))
        })
        .collect()
}

/// Looks up `word`, with its full stop, as it stands or as it would without the capital of a sentence's first word; of a
/// compound the last part (*kassa-nr.*).
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    if word.len() > LONGEST {
        return None;
    }
    let exact = |word: &str| ABBREVIATIONS.get(word).copied();
    exact(word)
        .or_else(|| exact(&uncapitalised(word)?))
        .or_else(|| exact(&word[word.rfind('-')? + 1..]))
}

/// Looks up `word` in any case.
pub(super) fn class(word: &str) -> Option<WordClass> {
    if word.len() > LONGEST {
        return None;
    }
    WORDS
        .get(word)
        .or_else(|| WORDS.get(word.to_lowercase().as_str()))
        .copied()
}

/// Whether `word` begins a sentence: it has a capital and is no name.
pub(super) fn is_starter(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && matches!(
            class(word),
            Some(WordClass::Starter | WordClass::Conjunction)
        )
}

fn uncapitalised(word: &str) -> Option<String> {
    let mut chars = word.chars();
    let first = chars.next().filter(|c| c.is_uppercase())?;
    Some(first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tsv: &str, rows: usize) {
        let keys: Vec<&str> = tsv
            .lines()
            .skip(1)
            .map(|row| row.split('\t').next().unwrap())
            .collect();
        assert!(keys.is_sorted_by(|a, b| a < b), "sorted, each once");
        assert!(keys.iter().all(|key| key.len() <= LONGEST));
        assert_eq!(keys.len(), rows, "every row has a known class");
    }

    #[test]
    fn tables_are_sorted_and_whole() {
        check(include_str!("abbreviations.tsv"), ABBREVIATIONS.len());
        check(include_str!("words.tsv"), WORDS.len());
    }

    #[test]
    fn compounds_are_found_by_their_last_part() {
        assert_eq!(abbreviation("Dhr."), Some(Abbreviation::Inner));
        assert_eq!(abbreviation("kassa-nr."), Some(Abbreviation::Inner));
        assert_eq!(abbreviation("huis."), None);
        assert_eq!(abbreviation("P.J."), None, "initials, not *per jaar*");
    }
}
