//! Reads rows from text: the embedded tables, and the files of users with several tables in one.

use super::rows::Row;

/// A row or line that cannot be read, with its place: `my.tsv:17: unknown class `reprot`, expected one of …`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}: {message}")]
pub struct LexiconError {
    path: String,
    line: usize,
    message: String,
}

/// A table as text: a line with the names of its columns, then its rows.
#[derive(Debug)]
pub(super) struct Section<'t> {
    path: &'t str,
    /// The name of the table, and the line where it stands.
    pub(super) title: Line<'t>,
    lines: Vec<Line<'t>>,
}

/// A line that is not blank and no comment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    number: usize,
    pub(super) text: &'t str,
}

/// The one table that stands in a file of its own.
pub(super) fn embedded<'t>(path: &'t str, text: &'t str) -> Section<'t> {
    Section {
        path,
        title: Line {
            number: 1,
            text: path,
        },
        lines: lines(text).collect(),
    }
}

/// The tables in the file of a user, each under a line with its name in brackets.
pub(super) fn sections<'t>(path: &'t str, text: &'t str) -> Result<Vec<Section<'t>>, LexiconError> {
    let mut sections: Vec<Section<'t>> = Vec::new();
    for line in lines(text.trim_start_matches('\u{feff}')) {
        let title = line.text.trim().strip_prefix('[');
        if let Some(title) = title.and_then(|title| title.strip_suffix(']')) {
            sections.push(Section {
                path,
                title: Line {
                    text: title.trim(),
                    ..line
                },
                lines: Vec::new(),
            });
        } else if let Some(section) = sections.last_mut() {
            section.lines.push(line);
        } else {
            let message = format!(
                "`{}` stands before the first section such as [nouns]",
                line.text
            );
            return Err(line.error(path, message));
        }
    }
    Ok(sections)
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    (1..)
        .zip(text.lines())
        .map(|(number, text)| Line { number, text })
        .filter(|line| !line.text.trim().is_empty() && !line.text.starts_with('#'))
}

impl Line<'_> {
    fn error(self, path: &str, message: String) -> LexiconError {
        LexiconError {
            path: path.to_owned(),
            line: self.number,
            message,
        }
    }

    fn cells(&self) -> csv::StringRecord {
        self.text.split('\t').map(str::trim).collect()
    }
}

impl Section<'_> {
    /// All rows.
    pub(super) fn rows<R: Row>(&self) -> Result<Vec<R>, LexiconError> {
        let Some((header, lines)) = self.lines.split_first() else {
            return Ok(Vec::new());
        };
        let names = header.cells();
        check_columns::<R>(&names).map_err(|message| header.error(self.path, message))?;
        let rows = lines.iter().map(|line| {
            row(&names, &line.cells()).map_err(|message| line.error(self.path, message))
        });
        rows.collect()
    }

    /// The name of the table is not one of these.
    pub(super) fn unknown(&self, tables: &[&str]) -> LexiconError {
        let message = format!(
            "unknown section [{}], expected one of {}",
            self.title.text,
            listed(tables)
        );
        self.title.error(self.path, message)
    }
}

/// The columns must be those of the embedded table, in any order; the example may be left out.
fn check_columns<R: Row>(names: &csv::StringRecord) -> Result<(), String> {
    let known: Vec<_> = R::TEXT
        .lines()
        .next()
        .unwrap_or_default()
        .split('\t')
        .collect();
    let all = || {
        format!(
            "the columns are {} and, if you like, example",
            listed(&known[..known.len() - 1])
        )
    };
    for (at, name) in names.iter().enumerate() {
        if !known.contains(&name) {
            return Err(format!("unknown column `{name}`; {}", all()));
        }
        if names.iter().take(at).any(|before| before == name) {
            return Err(format!("the column `{name}` stands twice"));
        }
    }
    let missing = known
        .iter()
        .find(|&&name| name != EXAMPLE && !names.iter().any(|one| one == name));
    missing.map_or(Ok(()), |name| Err(format!("no column `{name}`; {}", all())))
}

const EXAMPLE: &str = "example";

fn row<R: Row>(names: &csv::StringRecord, cells: &csv::StringRecord) -> Result<R, String> {
    if cells.len() != names.len() {
        return Err(format!(
            "{} columns instead of {}, separated by tabs",
            cells.len(),
            names.len()
        ));
    }
    let empty = names.iter().zip(cells).find(|(_, cell)| cell.is_empty());
    if let Some((name, _)) = empty {
        return Err(format!("the column `{name}` is empty"));
    }
    cells
        .deserialize(Some(names))
        .map_err(|error| explained(&error, names, cells))
}

/// Says which column holds the wrong value: serde names the value only.
fn explained(error: &csv::Error, names: &csv::StringRecord, cells: &csv::StringRecord) -> String {
    let csv::ErrorKind::Deserialize { err, .. } = error.kind() else {
        return error.to_string();
    };
    let message = err.to_string();
    let wrong = names
        .iter()
        .zip(cells)
        .find(|(_, cell)| message.starts_with(&format!("unknown variant `{cell}`")));
    match wrong {
        Some((name, _)) => message.replacen("variant", name, 1),
        None => message,
    }
}

fn listed(names: &[&str]) -> String {
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::rows::ContentNoun;
    use super::*;

    fn error(text: &str) -> String {
        let section = embedded("my.tsv", text);
        section.rows::<ContentNoun>().unwrap_err().to_string()
    }

    #[test]
    fn a_bad_row_is_named_by_file_and_line() {
        let header = "lemma\tclass\texample\n";
        let start = "my.tsv:4: unknown class `reprot`, expected one of `report`";
        let found = error(&format!("{header}a\treport\tA\n\nb\treprot\tB\n"));
        assert!(found.starts_with(start), "{found}");
        let short = "my.tsv:2: 2 columns instead of 3, separated by tabs";
        assert_eq!(error(&format!("{header}a\treport\n")), short);
        let empty = "my.tsv:2: the column `lemma` is empty";
        assert_eq!(error(&format!("{header}\treport\tA\n")), empty);
    }

    #[test]
    fn a_bad_header_is_told() {
        let columns = "the columns are lemma, class and, if you like, example";
        let unknown = format!("my.tsv:1: unknown column `clas`; {columns}");
        assert_eq!(error("lemma\tclas\n"), unknown);
        let missing = format!("my.tsv:1: no column `class`; {columns}");
        assert_eq!(error("lemma\n"), missing);
        assert_eq!(
            error("lemma\tlemma\n"),
            "my.tsv:1: the column `lemma` stands twice"
        );
    }

    #[test]
    fn rows_before_the_first_section_are_an_error() {
        let found = sections("my.tsv", "# mine\nroep\treport\n").unwrap_err();
        let message = "my.tsv:2: `roep\treport` stands before the first section such as [nouns]";
        assert_eq!(found.to_string(), message);
    }
}
