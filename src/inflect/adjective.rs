//! The inflected form of an adjective.

use super::stem::is_vowel;

/// Adjectives that no rule gives.
const IRREGULAR: [(&str, &str); 2] = [("grof", "grove"), ("welkom", "welkome")];

/// The form that stands behind *het*, from the one that stands behind *een* in front of a neuter noun: *groot* as *grote*,
/// *wit* as *witte*, *lief* as *lieve*, *houten* as it is.
pub fn inflected(adjective: &str) -> String {
    let listed = IRREGULAR.iter().find(|&&(bare, _)| bare == adjective);
    if let Some((_, form)) = listed {
        return (*form).to_owned();
    }
    let letters: Vec<char> = adjective.chars().collect();
    if is_invariable(&letters) {
        return adjective.to_owned();
    }
    match adjective.strip_suffix("ieel") {
        Some(start) => format!("{start}iële"),
        None => open(&letters) + "e",
    }
}

/// *roze*, *houten*, *Groninger*
fn is_invariable(letters: &[char]) -> bool {
    let foreign = letters.first().is_some_and(|first| first.is_uppercase());
    match letters {
        [.., 'a' | 'e' | 'o' | 'u' | 'i', 'i'] => false,
        [.., 'a' | 'e' | 'i' | 'o'] => true,
        [start @ .., before, 'e', 'n'] => {
            !is_vowel(*before) && start.iter().any(|&letter| is_vowel(letter))
        }
        [.., 'e', 'r'] => foreign,
        _ => false,
    }
}

/// What the ending follows: *grot* of *groot*, *witt* of *wit*, *boz* of *boos*.
fn open(letters: &[char]) -> String {
    let (start, last) = match letters {
        [start @ .., one, two, last] if one == two && is_vowel(*one) && !is_vowel(*last) => {
            let short: Vec<_> = start.iter().chain([one]).copied().collect();
            (short, voiced(&letters[..letters.len() - 1], *last))
        }
        [start @ .., last] if is_short(letters) => {
            let doubled: Vec<_> = start.iter().chain([last]).copied().collect();
            (doubled, *last)
        }
        [start @ .., last] => (start.to_vec(), voiced(start, *last)),
        [] => return String::new(),
    };
    start.into_iter().chain([last]).collect()
}

/// Whether the word ends in one consonant behind a short vowel that has stress: *wit*, *compleet* not, nor *mager*.
fn is_short(letters: &[char]) -> bool {
    let [start @ .., vowel, last] = letters else {
        return false;
    };
    let closed = is_vowel(*vowel) && !is_vowel(*last) && !matches!(last, 'w' | 'x' | 'j');
    let single = start.last().is_none_or(|&before| !is_vowel(before));
    let first = !start.iter().any(|&letter| is_vowel(letter));
    let stressed = match vowel {
        'e' => matches!(last, 't' | 's' | 'k'),
        'i' => *last != 'g',
        _ => true,
    };
    closed && single && (first || stressed)
}

/// *s* as *z* and *f* as *v* behind a long vowel: *boos*, *vies*, *serieus*, *lief*, *half*; but *Chinees*, *Frans*.
fn voiced(start: &[char], last: char) -> char {
    match (start, last) {
        ([.., 'e', 'e'], 's') => 's',
        ([.., 'a', 'a'] | [.., 'o', 'o'] | [.., 'e', 'u'] | [.., 'i', 'j' | 'e'], 's') => 'z',
        ([.., one, two], 'f') if is_vowel(*one) && (is_vowel(*two) || *two == 'j') => 'v',
        ([.., 'l' | 'r'], 'f') => 'v',
        _ => last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjectives() {
        let bare = [
            "groot",
            "wit",
            "lief",
            "half",
            "boos",
            "serieus",
            "Zwitsers",
            "Chinees",
            "houten",
            "groen",
            "roze",
            "mager",
            "prachtig",
            "snel",
            "fraai",
            "financieel",
            "grof",
            "laf",
            "modern",
            "favoriet",
            "Groninger",
            "effectief",
            "modieus",
            "nieuw",
            "dubbel",
            "vrij",
        ];
        let inflections = [
            "grote",
            "witte",
            "lieve",
            "halve",
            "boze",
            "serieuze",
            "Zwitserse",
            "Chinese",
            "houten",
            "groene",
            "roze",
            "magere",
            "prachtige",
            "snelle",
            "fraaie",
            "financiële",
            "grove",
            "laffe",
            "moderne",
            "favoriete",
            "Groninger",
            "effectieve",
            "modieuze",
            "nieuwe",
            "dubbele",
            "vrije",
        ];
        assert_eq!(bare.map(inflected), inflections.map(str::to_owned));
    }
}
