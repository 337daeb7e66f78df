//! Tables of phrases in one word or more.

use std::collections::HashMap;

use super::scene::Scene;

/// What phrases mean, found by their first word.
#[derive(Debug)]
pub(super) struct Phrases<T>(HashMap<String, Vec<(Vec<String>, T)>>);

impl<T> FromIterator<(String, T)> for Phrases<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(rows: I) -> Self {
        let mut by_first: HashMap<String, Vec<_>> = HashMap::new();
        for (phrase, meaning) in rows {
            let mut words = phrase.split(' ').map(str::to_owned);
            let first = words.next().unwrap_or_default();
            let same = by_first.entry(first).or_default();
            same.push((words.collect(), meaning));
        }
        Self(by_first)
    }
}

impl<T> Phrases<T> {
    /// The longest phrase that begins at a word, and behind it.
    pub(super) fn longest(&self, scene: &Scene<'_>, at: usize) -> Option<(usize, &T)> {
        let stands = |rest: &[String]| {
            (at + 1..)
                .zip(rest)
                .all(|(at, word)| scene.form(at) == word)
        };
        let same = self.0.get(scene.form(at))?;
        let found = same.iter().filter(|(rest, _)| stands(rest));
        let (rest, meaning) = found.max_by_key(|(rest, _)| rest.len())?;
        Some((at + 1 + rest.len(), meaning))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::with_scene;
    use super::*;

    #[test]
    fn the_longest_phrase_counts() {
        let rows = [("tot nu", 1), ("tot nu toe", 2), ("nu", 3)];
        let phrases: Phrases<_> = rows
            .map(|(phrase, value)| (phrase.to_owned(), value))
            .into_iter()
            .collect();
        for (text, expected) in [
            ("tot nu toe was hij ziek", Some((3, &2))),
            ("tot nu was hij ziek", Some((2, &1))),
            ("nu was hij ziek", Some((1, &3))),
            ("tot hier was hij ziek", None),
            ("tot", None),
        ] {
            let found = with_scene(None, text, |scene| phrases.longest(scene, 0));
            assert_eq!(found, expected, "{text}");
        }
    }
}
