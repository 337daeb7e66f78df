//! The rows of a table, found by key.

use std::{borrow::Cow, collections::HashMap, ops::Range};

use super::{
    rows::Row,
    text::{LexiconError, Section, embedded},
};

/// The rows of one table, sorted by key.
#[derive(Debug, Clone)]
pub(super) struct Table<R> {
    rows: Vec<R>,
    /// Where the rows of a key stand.
    places: HashMap<String, Range<usize>>,
}

impl<R: Row> Table<R> {
    /// The embedded table.
    pub(super) fn load() -> Result<Self, LexiconError> {
        let path = format!("src/lexicon/{}", R::FILE);
        Self::read(&embedded(&path, R::TEXT))
    }

    fn read(section: &Section<'_>) -> Result<Self, LexiconError> {
        let mut table = Self {
            rows: section.rows::<R>()?,
            places: HashMap::new(),
        };
        table.sort();
        Ok(table)
    }

    /// Adds the rows of a section; each takes the place of a row with the same key and sense.
    pub(super) fn put(&mut self, section: &Section<'_>) -> Result<(), LexiconError> {
        let new = section.rows::<R>()?;
        let replaced = |old: &R| {
            new.iter()
                .any(|row| bare(row.key()) == bare(old.key()) && row.has_sense_of(old))
        };
        self.rows.retain(|row| !replaced(row));
        self.rows.extend(new);
        self.sort();
        Ok(())
    }

    fn sort(&mut self) {
        self.rows.sort_by(|a, b| bare(a.key()).cmp(&bare(b.key())));
        self.places.clear();
        for (at, row) in self.rows.iter().enumerate() {
            let key = bare(row.key()).into_owned();
            self.places.entry(key).or_insert(at..at).end = at + 1;
        }
    }

    /// All rows.
    pub(super) fn rows(&self) -> &[R] {
        &self.rows
    }

    /// All rows with the key; where a lemma is joined (`toe_geven`, `toegeven`) makes no difference.
    pub(super) fn all(&self, key: &str) -> &[R] {
        let place = self.places.get(bare(key).as_ref());
        place.map_or(&[], |place| &self.rows[place.clone()])
    }

    /// The first row with the key.
    pub(super) fn first(&self, key: &str) -> Option<&R> {
        self.all(key).first()
    }
}

/// A key without the joints of a lemma.
fn bare(key: &str) -> Cow<'_, str> {
    if key.contains('_') {
        Cow::Owned(key.replace('_', ""))
    } else {
        Cow::Borrowed(key)
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::ContentNoun;
    use super::*;

    #[test]
    fn rows_are_found_by_key() {
        let text = "lemma\tclass\texample\nb\treport\tB\na\treport\tA\n";
        let mut table = Table::<ContentNoun>::read(&embedded("a.tsv", text)).unwrap();
        let examples = |table: &Table<ContentNoun>, key| -> Vec<String> {
            let rows = table.all(key).iter();
            rows.map(|row| row.example.clone()).collect()
        };
        assert_eq!(examples(&table, "b"), ["B"]);
        assert_eq!(examples(&table, "a"), ["A"]);
        assert!(examples(&table, "c").is_empty());
        let text = "lemma\tclass\texample\nb\tbelief\tNew\n";
        table.put(&embedded("b.tsv", text)).unwrap();
        assert_eq!(examples(&table, "b"), ["New"]);
        assert_eq!(examples(&table, "a"), ["A"]);
    }
}
