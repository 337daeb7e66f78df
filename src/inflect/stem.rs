//! The stem of a regular verb.

use std::{collections::HashMap, sync::LazyLock};

use super::bases;
use crate::table;

/// Stems that no rule gives: a short vowel (*kom*) or an unstressed last syllable (*luister*); by `stems.tsv`.
static STEMS: LazyLock<HashMap<&'static str, &'static str>> =
    LazyLock::new(|| table::pairs(include_str!("stems.tsv")));

/// The form of the first person: *loop*, *geef*, *pak*, *luister*, *ga*.
pub(super) fn stem(verb: &str) -> String {
    let listed = bases(verb).find_map(|base| Some((verb.strip_suffix(base)?, *STEMS.get(base)?)));
    if let Some((prefix, stem)) = listed {
        return format!("{prefix}{stem}");
    }
    match verb.strip_suffix("en") {
        Some(root) if root.contains(is_vowel) && !is_contracted(verb) => {
            devoice(&lengthen(verb, root))
        }
        _ => shorten(verb.strip_suffix('n').unwrap_or(verb)),
    }
}

/// Whether the last sound before the ending is voiceless, so that the past takes *t*: *werkte*, but *leefde*.
pub(super) fn is_voiceless(verb: &str) -> bool {
    let root = verb.strip_suffix("en").unwrap_or(verb);
    root.ends_with(['t', 'k', 'f', 's', 'p', 'x', 'c', 'q'])
        || root.ends_with("ch")
        || root.ends_with("sh")
}

pub(super) fn is_vowel(c: char) -> bool {
    matches!(
        c,
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ë' | 'ï' | 'ö' | 'ü' | 'é'
    )
}

/// *zien*, *doen* and *gaan* have no *-en* to take off; *groeien* has.
fn is_contracted(verb: &str) -> bool {
    let start = ["ien", "oen", "aan"]
        .iter()
        .find_map(|end| verb.strip_suffix(end));
    start.is_some_and(|start| !start.ends_with(is_vowel))
}

/// *gaa* to *ga*, *sleeë* to *slee*, *ruzië* to *ruzie*; *zie* and *doe* as they are.
fn shorten(root: &str) -> String {
    match (root.strip_suffix("aa"), root.strip_suffix('ë')) {
        (Some(start), _) => format!("{start}a"),
        (_, Some(start)) if start.ends_with('i') => format!("{start}e"),
        (_, Some(start)) => start.to_owned(),
        _ => root.to_owned(),
    }
}

/// Spells the closed syllable that is left without the ending: *lop* as *loop*, *pakk* as *pak*.
fn lengthen(verb: &str, root: &str) -> String {
    let letters: Vec<char> = root.chars().collect();
    match letters.as_slice() {
        [start @ .., last, doubled] if last == doubled && !is_vowel(*last) => {
            start.iter().chain([last]).collect()
        }
        [start @ .., vowel, last]
            if is_open(start, *vowel, *last) && is_stressed(verb, *vowel, *last) =>
        {
            let first = if start.ends_with(&['i']) {
                plain(*vowel)
            } else {
                *vowel
            };
            start.iter().chain([&first, &plain(*vowel), last]).collect()
        }
        _ => root.to_owned(),
    }
}

/// One vowel before one consonant: the syllable was open.
fn is_open(start: &[char], vowel: char, last: char) -> bool {
    let long = matches!(vowel, 'a' | 'e' | 'o' | 'u' | 'ë' | 'ö');
    let alone = start
        .last()
        .is_none_or(|&before| !is_vowel(before) || vowel == 'ë' || before == 'u' && vowel == 'e');
    long && alone && !is_vowel(last) && !matches!(last, 'w' | 'j' | 'x')
}

fn plain(vowel: char) -> char {
    match vowel {
        'ë' => 'e',
        'ö' => 'o',
        other => other,
    }
}

/// *speel* and *beheer*, but *wandel* and *teken*: a last syllable in *-el*, *-en*, *-em* after another is weak.
fn is_stressed(verb: &str, vowel: char, last: char) -> bool {
    vowel != 'e' || !matches!(last, 'l' | 'n' | 'm') || bases(verb).any(is_monosyllabic)
}

/// Whether the stem has one syllable.
pub(super) fn is_monosyllabic(base: &str) -> bool {
    let root = base.strip_suffix("en").unwrap_or(base);
    let mut vowel_before = false;
    let syllables = root.chars().filter(|&c| {
        let starts = is_vowel(c) && !vowel_before;
        vowel_before = is_vowel(c);
        starts
    });
    syllables.count() == 1
}

/// *geev* to *geef*, *reiz* to *reis*.
fn devoice(stem: &str) -> String {
    match stem.char_indices().next_back() {
        Some((at, 'v')) => format!("{}f", &stem[..at]),
        Some((at, 'z')) => format!("{}s", &stem[..at]),
        _ => stem.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems() {
        let stems = [
            ("lopen", "loop"),
            ("geven", "geef"),
            ("pakken", "pak"),
            ("reizen", "reis"),
            ("werken", "werk"),
            ("komen", "kom"),
            ("bekomen", "bekom"),
            ("luisteren", "luister"),
            ("veranderen", "verander"),
            ("organiseren", "organiseer"),
            ("creëren", "creëer"),
            ("variëren", "varieer"),
            ("evalueren", "evalueer"),
            ("wandelen", "wandel"),
            ("verspelen", "verspeel"),
            ("verenigen", "verenig"),
            ("gaan", "ga"),
            ("zien", "zie"),
            ("voldoen", "voldoe"),
            ("zoenen", "zoen"),
            ("dienen", "dien"),
            ("groeien", "groei"),
            ("schreeuwen", "schreeuw"),
            ("eren", "eer"),
            ("sleeën", "slee"),
            ("ruziën", "ruzie"),
            ("verankeren", "veranker"),
            ("benadelen", "benadeel"),
            ("lobbyen", "lobby"),
            ("managen", "manage"),
        ];
        for (verb, expected) in stems {
            assert_eq!(stem(verb), expected);
        }
    }

    #[test]
    fn listed_stems_are_sorted() {
        let verbs: Vec<_> = table::rows(include_str!("stems.tsv"))
            .map(|row| row[0])
            .collect();
        assert!(verbs.is_sorted_by(|a, b| a < b));
    }
}
