/// Whether `c` is part of a word.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The bytes at which `word` stands in `text` with no letter or digit directly around it.
pub(super) fn places(text: &str, word: &str) -> Vec<usize> {
    let stands_alone = |&at: &usize| {
        !text[..at].ends_with(is_word) && !text[at + word.len()..].starts_with(is_word)
    };
    text.match_indices(word)
        .map(|(at, _)| at)
        .filter(stands_alone)
        .collect()
}

/// Lower-case words with one space between them: what is left when case and punctuation do not matter.
pub(super) fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c| !is_word(c))
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_word_is_not_the_word() {
        assert_eq!(places("de weg wegdek is weg.", "weg"), [3, 17]);
        assert_eq!(places("hebben", "heb"), [0_usize; 0]);
    }

    #[test]
    fn case_and_punctuation_do_not_matter() {
        assert_eq!(plain(" De 'Telegraaf', o.a.!"), "de telegraaf o a");
    }
}
