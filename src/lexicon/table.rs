//! The rows of a table, found by key.

use super::{
    rows::Row,
    text::{LexiconError, Section, embedded},
};

/// The rows of one table, sorted by key.
#[derive(Debug, Clone)]
pub(super) struct Table<R> {
    rows: Vec<R>,
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
        };
        table.sort();
        Ok(table)
    }

    /// Adds the rows of a section; each takes the place of a row with the same key and sense.
    pub(super) fn put(&mut self, section: &Section<'_>) -> Result<(), LexiconError> {
        let new = section.rows::<R>()?;
        let replaced = |old: &R| {
            new.iter()
                .any(|row| bare(row.key()).eq(bare(old.key())) && row.has_sense_of(old))
        };
        self.rows.retain(|row| !replaced(row));
        self.rows.extend(new);
        self.sort();
        Ok(())
    }

    fn sort(&mut self) {
        self.rows.sort_by(|a, b| bare(a.key()).cmp(bare(b.key())));
    }

    /// All rows.
    pub(super) fn rows(&self) -> &[R] {
        &self.rows
    }

    /// All rows with the key; where a lemma is joined (`toe_geven`, `toegeven`) makes no difference.
    pub(super) fn all(&self, key: &str) -> &[R] {
        let start = self
            .rows
            .partition_point(|row| bare(row.key()).lt(bare(key)));
        let count = self.rows[start..].partition_point(|row| bare(row.key()).eq(bare(key)));
        &self.rows[start..start + count]
    }

    /// The first row with the key.
    pub(super) fn first(&self, key: &str) -> Option<&R> {
        self.all(key).first()
    }
}

/// The characters of a key without the joints of a lemma.
fn bare(key: &str) -> impl Iterator<Item = char> + '_ {
    key.chars().filter(|&c| c != '_')
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
