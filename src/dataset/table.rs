use std::{borrow::Cow, collections::BTreeSet};

use super::{
    annotation::ROW_STATE,
    cell::Offsets,
    column::CellError,
    record::{COLUMNS, Record},
};
use crate::{
    sheet::{Dialect, FaultKind, Row, Sheet},
    text::{OffsetUnit, Positions},
};

/// A data set as it is read back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// In which the offsets count.
    pub unit: OffsetUnit,
    /// The claims.
    pub records: Vec<Record>,
    /// The names of columns that are not ours, in their order.
    pub others: Vec<String>,
    /// The cells of these columns, one list a record.
    pub other_cells: Vec<Vec<String>>,
}

/// Why a sheet is no data set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// Cells may stand in the wrong columns.
    #[error("line {line}: {kind}")]
    Form {
        /// From 1.
        line: u64,
        /// What is wrong.
        kind: FaultKind,
    },
    /// Columns are missing.
    #[error("not a table of claims: there is no column {}", quoted(.0))]
    Missing(Vec<&'static str>),
    /// A cell is not what its column should hold.
    #[error("line {line}: {reason}")]
    Cell {
        /// From 1.
        line: u64,
        /// What is wrong.
        reason: CellError,
    },
}

/// The first names; a table of something else lacks them all.
fn quoted(names: &[&str]) -> String {
    const SHOWN: usize = 3;
    let shown = names.iter().take(SHOWN).map(|name| format!("`{name}`"));
    let shown = shown.collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

impl Table {
    /// Of these records, without other columns.
    pub fn of(records: Vec<Record>, unit: OffsetUnit) -> Self {
        Self {
            unit,
            other_cells: vec![Vec::new(); records.len()],
            records,
            others: Vec::new(),
        }
    }

    /// Reads a sheet in any dialect whose offsets count in `unit`; the columns may stand in any order.
    ///
    /// Rows that `stelling collect` has marked as unknown, which belong to no claim, are left out.
    pub fn from_sheet(sheet: &Sheet, unit: OffsetUnit) -> Result<Self, TableError> {
        if let Some(fault) = sheet.faults.iter().find(|fault| fault.kind.is_loss()) {
            return Err(TableError::Form {
                line: fault.line,
                kind: fault.kind.clone(),
            });
        }
        let missing: Vec<_> = COLUMNS
            .iter()
            .map(|column| column.name)
            .filter(|name| sheet.column(name).is_none())
            .collect();
        if !missing.is_empty() {
            return Err(TableError::Missing(missing));
        }
        let is_ours = |name: &str| COLUMNS.iter().any(|column| column.name == name);
        let others: Vec<usize> = (0..sheet.header.len())
            .filter(|&at| !is_ours(&sheet.header[at]))
            .collect();
        let mut table = Self {
            unit,
            others: others.iter().map(|&at| sheet.header[at].clone()).collect(),
            ..Self::default()
        };
        let state = sheet.column(ROW_STATE.0);
        let is_known = |row: &&Row| state.and_then(|state| row.cell(state)) != Some("unknown");
        for row in sheet.rows.iter().filter(is_known) {
            let cell = |name| row.cell(sheet.column(name)?);
            let record = Record::from_row(cell, unit).map_err(|reason| TableError::Cell {
                line: row.line,
                reason,
            })?;
            let cells = others.iter().map(|&at| row.cells[at].clone());
            table.records.push(record);
            table.other_cells.push(cells.collect());
        }
        Ok(table)
    }

    /// The header row: our columns, then the others.
    pub fn header(&self) -> Vec<String> {
        let ours = COLUMNS.iter().map(|column| column.name.to_owned());
        ours.chain(self.others.iter().cloned()).collect()
    }

    /// The same with these rows alone, in this order.
    #[must_use]
    pub fn only(&self, rows: &[usize]) -> Self {
        Self {
            unit: self.unit,
            records: rows.iter().map(|&row| self.records[row].clone()).collect(),
            others: self.others.clone(),
            other_cells: rows
                .iter()
                .map(|&row| self.other_cells[row].clone())
                .collect(),
        }
    }

    /// The rows of one annotator alone, without the column that says so; all if there is no column `annotator`.
    #[must_use]
    pub fn of_annotator(self, name: &str) -> Self {
        let Some(annotator) = self.other("annotator") else {
            return self;
        };
        let rows: Vec<usize> = (0..self.records.len())
            .filter(|&row| self.other_cell(row, "annotator") == name)
            .collect();
        let mut own = self.only(&rows);
        own.others.remove(annotator);
        for cells in &mut own.other_cells {
            cells.remove(annotator);
        }
        own
    }

    /// The annotators whose rows it has, in order; none if there is no column `annotator`.
    pub fn annotators(&self) -> BTreeSet<&str> {
        let rows = 0..self.records.len();
        let names = rows.map(|row| self.other_cell(row, "annotator"));
        names.filter(|name| !name.is_empty()).collect()
    }

    /// Its cells as texts, ours first.
    pub fn to_sheet(&self) -> Sheet {
        let rows = self.records.iter().zip(&self.other_cells);
        let cells = rows.map(|(record, others)| {
            let ours = record.cells().map(Into::into);
            ours.chain(others.iter().cloned()).collect()
        });
        Sheet::of(self.header(), cells)
    }

    /// The table as delimited text.
    pub fn write(&self, dialect: Dialect) -> Vec<u8> {
        self.to_sheet().write(dialect)
    }

    /// The cell of another column in a row, without white space around it; empty if there is no such column.
    pub fn other_cell(&self, row: usize, name: &str) -> &str {
        let cell = self
            .other(name)
            .and_then(|place| self.other_cells.get(row)?.get(place));
        cell.map_or("", |cell| cell.trim())
    }

    /// The place of another column with this name.
    pub fn other(&self, name: &str) -> Option<usize> {
        self.others.iter().position(|other| other == name)
    }
}

impl Record {
    /// The cell of the column with this name; empty if there is no such column.
    pub fn cell(&self, name: &str) -> Cow<'_, str> {
        let place = COLUMNS.iter().position(|column| column.name == name);
        let cell = place.and_then(|place| self.cells().nth(place));
        cell.unwrap_or_default()
    }

    /// Reads a row of delimited text with offsets in `unit`: [`Record::from_cells`], and pieces that have the joint of
    /// their list in themselves are told apart by the lengths of their spans.
    pub fn from_row<'c>(
        cell: impl FnMut(&'static str) -> Option<&'c str>,
        unit: OffsetUnit,
    ) -> Result<Self, CellError> {
        let mut record = Self::from_cells(cell)?;
        let lists = [
            ("cue", &mut record.cue, &record.cue_spans),
            ("source", &mut record.source, &record.source_spans),
            ("time", &mut record.time, &record.time_spans),
        ];
        for (column, pieces, spans) in lists {
            if pieces.len() != spans.len() {
                let joined = pieces.join(GAP);
                *pieces = cut(&joined, spans, unit).ok_or(CellError::Pieces(column))?;
            }
        }
        Ok(record)
    }
}

/// What joins the pieces of a cell.
const GAP: &str = "; ";

/// Cuts joined pieces by their lengths.
fn cut(joined: &str, spans: &[Offsets], unit: OffsetUnit) -> Option<Vec<String>> {
    let positions = Positions::new(joined, unit);
    let mut at = 0_u32;
    let mut pieces = Vec::with_capacity(spans.len());
    for &Offsets(start, end) in spans {
        let piece_end = at.checked_add(end.checked_sub(start)?)?;
        pieces.push(positions.slice(at, piece_end)?.to_owned());
        // The gap has two characters, of one unit each.
        at = piece_end.checked_add(2)?;
    }
    (pieces.join(GAP) == joined).then_some(pieces)
}
