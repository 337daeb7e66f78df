//! Reads a table and finds its rows by key.

use super::rows::Row;

/// A row that cannot be read, with its place: `src/lexicon/nouns.tsv:17: unknown variant …`.
#[derive(Debug, thiserror::Error)]
#[error("src/lexicon/{file}:{line}: {message}")]
pub struct LexiconError {
    file: &'static str,
    line: u64,
    message: String,
}

impl LexiconError {
    fn new(file: &'static str, error: &csv::Error) -> Self {
        let message = match error.kind() {
            csv::ErrorKind::Deserialize { err, .. } => err.to_string(),
            _ => error.to_string(),
        };
        let line = error.position().map_or(1, csv::Position::line);
        Self {
            file,
            line,
            message,
        }
    }
}

/// The rows of one file, sorted by key.
#[derive(Debug, Clone)]
pub(super) struct Table<R> {
    rows: Vec<R>,
}

impl<R: Row> Table<R> {
    /// The embedded table.
    pub(super) fn load() -> Result<Self, LexiconError> {
        Self::read(R::TEXT)
    }

    fn read(text: &str) -> Result<Self, LexiconError> {
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(b'\t')
            .quoting(false)
            .from_reader(text.as_bytes())
            .into_deserialize()
            .collect::<Result<Vec<R>, _>>()
            .map_err(|error| LexiconError::new(R::FILE, &error))?;
        rows.sort_by(|a, b| bare(a.key()).cmp(bare(b.key())));
        Ok(Self { rows })
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

    const HEADER: &str = "lemma\tclass\texample\n";

    #[test]
    fn rows_are_found_by_key() {
        let text = format!("{HEADER}b\treport\tB1\na\treport\tA\nb\tbelief\tB2\n");
        let table = Table::<ContentNoun>::read(&text).unwrap();
        let examples = |key| -> Vec<&str> {
            let rows = table.all(key).iter();
            rows.map(|row| row.example.as_str()).collect()
        };
        assert_eq!(examples("b"), ["B1", "B2"]);
        assert_eq!(examples("a"), ["A"]);
        assert!(examples("c").is_empty());
    }

    #[test]
    fn a_bad_row_is_named_by_file_and_line() {
        let text = format!("{HEADER}a\treport\tA\nb\treprot\tB\n");
        let error = Table::<ContentNoun>::read(&text).unwrap_err().to_string();
        let start = "src/lexicon/nouns.tsv:3: unknown variant `reprot`, expected one of `report`";
        assert!(error.contains(start), "{error}");
    }

    #[test]
    fn a_missing_column_is_named_by_file_and_line() {
        let text = format!("{HEADER}a\treport\n");
        let error = Table::<ContentNoun>::read(&text).unwrap_err().to_string();
        assert!(error.starts_with("src/lexicon/nouns.tsv:2: "), "{error}");
    }
}
