//! What is odd about the form of a table.

use std::collections::HashSet;

use super::{Encoding, Row};

/// Why bytes are no table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SheetError {
    /// There is nothing in it.
    #[error("it is empty; expected a header row with the names of the columns")]
    Empty,
    /// Another kind of file.
    #[error("it is {0}, not delimited text; save it as CSV (UTF-8) first")]
    Other(&'static str),
}

/// Something odd at a line of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// From 1.
    pub line: u64,
    /// What is odd.
    pub kind: FaultKind,
}

/// What may be odd about the form of a table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FaultKind {
    /// Not UTF-8, from this byte on.
    #[error("not UTF-8 from byte {1} on, read as {0}; save the table as CSV UTF-8")]
    Encoding(Encoding, usize),
    /// UTF-8 with wrong bytes in it, the first one here.
    #[error("byte {0} is not UTF-8; go back to the file before that happened")]
    Broken(usize),
    /// A byte-order mark.
    #[error("a byte-order mark stands in front; expected none")]
    Mark,
    /// Another delimiter than the comma.
    #[error("cells are separated by `{}`; expected `,`", char::from(*.0).escape_default())]
    Delimiter(u8),
    /// CR LF, or CR alone.
    #[error("rows end in CR LF or CR; expected LF")]
    CarriageReturns,
    /// A line for a spreadsheet program.
    #[error("a line `sep=` stands above the header; expected the header first")]
    SeparatorLine,
    /// A column without a name.
    #[error("column {0} has no name")]
    Unnamed(usize),
    /// Two columns with one name.
    #[error("column `{0}` stands there twice; the first one is read")]
    Twice(String),
    /// Too many or too few cells.
    #[error("the row has {found} cells, expected {expected}")]
    Length {
        /// How many it has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// Nothing but delimiters.
    #[error("the row is empty")]
    EmptyRow,
    /// The header row once more.
    #[error("the header stands here again; tables may have been put below each other")]
    HeaderAgain,
    /// Cells as [`Dialect::ExcelNl`](super::Dialect::ExcelNl) writes them.
    #[error("apostrophes guard the cells against a spreadsheet program; expected none")]
    Guarded,
    /// Quotes that do not go in pairs.
    #[error("a quote (\") is missing or too many; rows up to this one may be in one cell")]
    OpenQuote,
    /// Cut off: the last row does not end.
    #[error("the last row has no line end; the file may be cut off")]
    NoEnd,
    /// Something that no program should write.
    #[error("column `{column}`: the character U+{character:04X} has no place in a text")]
    Character {
        /// In which column.
        column: String,
        /// Its code point.
        character: u32,
    },
}

impl FaultKind {
    /// At this line.
    pub(super) const fn at(self, line: u64) -> Fault {
        Fault { line, kind: self }
    }

    /// Whether cells may stand in the wrong columns, or be lost.
    pub const fn is_loss(&self) -> bool {
        matches!(self, Self::Length { .. } | Self::OpenQuote)
    }
}

pub(super) fn of_header(header: &[String], faults: &mut Vec<Fault>) {
    let mut seen = HashSet::new();
    for (at, name) in (1..).zip(header) {
        if name.is_empty() {
            faults.push(FaultKind::Unnamed(at).at(1));
        } else if !seen.insert(name) {
            faults.push(FaultKind::Twice(name.clone()).at(1));
        }
    }
}

pub(super) fn of_rows(header: &[String], rows: &[Row], text: &str, faults: &mut Vec<Fault>) {
    for row in rows {
        let end = row.cells.iter().rposition(|cell| !cell.is_empty());
        let Some(end) = end else {
            faults.push(FaultKind::EmptyRow.at(row.line));
            continue;
        };
        if row.cells == header {
            faults.push(FaultKind::HeaderAgain.at(row.line));
        }
        // A cell too many that is empty says nothing.
        let found = row.cells.len();
        if found < header.len() || end >= header.len() {
            let expected = header.len();
            faults.push(FaultKind::Length { found, expected }.at(row.line));
        }
        for (at, cell) in row.cells.iter().enumerate() {
            let name = header.get(at).cloned().unwrap_or_default();
            if let Some(character) = cell.chars().find(|&c| is_out_of_place(c)) {
                let character = u32::from(character);
                let kind = FaultKind::Character {
                    column: name,
                    character,
                };
                faults.push(kind.at(row.line));
            }
        }
    }
    let last = rows.last().map_or(1, |row| row.line);
    if text.bytes().filter(|&byte| byte == b'"').count() % 2 == 1 {
        faults.push(FaultKind::OpenQuote.at(last));
    }
    if !rows.is_empty() && !text.ends_with(['\n', '\r']) {
        faults.push(FaultKind::NoEnd.at(last));
    }
}

/// Control characters but for the white space among them, and the sign for what could not be decoded.
fn is_out_of_place(c: char) -> bool {
    (c.is_control() && !c.is_whitespace()) || c == char::REPLACEMENT_CHARACTER
}
