//! Whether a data set is what it should be: its form, its columns and cells, its ids, its places in the sources.
//!
//! Nothing is repaired. Every [`Finding`] tells the row and column, what stands there and what should, and where there
//! is a likely cause, as with the ways of spreadsheet programs, that too. The checks stand in [`CHECKS`], one file each;
//! rows that cannot be read are told once and left out of the checks that need them.

mod anchors;
mod annotation;
mod cells;
mod columns;
pub(crate) mod damage;
mod described;
mod finding;
mod form;
mod ids;
mod order;
mod places;
mod slices;
mod values;

use std::collections::BTreeMap;

pub use finding::Finding;

use crate::{
    dataset::{CellError, Described, Record},
    reanchor::{ANCHOR_COLUMNS, Anchor},
    sheet::{Row, Sheet},
    text::{Document, OffsetUnit, Positions},
};

/// A data set, and what is known about it.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The file name of the table.
    pub name: &'a str,
    /// The table.
    pub sheet: &'a Sheet,
    /// The metadata beside it, if there is some; or why it cannot be read.
    pub described: Result<Option<&'a Described>, String>,
    /// The documents by their ids; none if the sources are not at hand.
    pub sources: Option<&'a BTreeMap<String, Document>>,
    /// In which the offsets count.
    pub unit: OffsetUnit,
    /// The rows that can be read, with what they hold.
    pub records: Vec<(&'a Row, Record)>,
    /// Those that cannot, with the first thing that is wrong in each.
    pub unread: Vec<(&'a Row, CellError)>,
    /// Those that say themselves that they are not of these sources, as `stelling reanchor` could not carry them over.
    pub left: Vec<(&'a Row, Anchor)>,
}

/// One kind of fault to look for.
pub trait Check: Sync {
    /// As in a finding.
    fn name(&self) -> &'static str;

    /// What it looks for, in a line.
    fn about(&self) -> &'static str;

    /// All that it finds, in the order of the rows.
    fn findings(&self, subject: &Subject<'_>) -> Vec<Finding>;
}

/// All checks, in the order in which their findings are told.
pub const CHECKS: &[&dyn Check] = &[
    &form::Form,
    &columns::Columns,
    &described::Metadata,
    &cells::Cells,
    &values::Values,
    &annotation::Annotations,
    &anchors::Anchors,
    &ids::Ids,
    &order::Order,
    &places::Places,
    &slices::Slices,
];

impl<'a> Subject<'a> {
    /// Of a table with what is known about it.
    pub fn new(
        name: &'a str,
        sheet: &'a Sheet,
        described: Result<Option<&'a Described>, String>,
        sources: Option<&'a BTreeMap<String, Document>>,
    ) -> Self {
        let unit = described
            .iter()
            .flatten()
            .find_map(|described| described.unit);
        let mut subject = Self {
            name,
            sheet,
            described,
            sources,
            unit: unit.unwrap_or_default(),
            records: Vec::new(),
            unread: Vec::new(),
            left: Vec::new(),
        };
        for row in &sheet.rows {
            let cell = |name: &'static str| row.cell(sheet.column(name)?);
            let anchor = subject.anchor(row).filter(|anchor| !anchor.is_carried());
            match (Record::from_row(cell, subject.unit), anchor) {
                (Ok(_), Some(anchor)) => subject.left.push((row, anchor)),
                (Ok(record), None) => subject.records.push((row, record)),
                (Err(error), _) => subject.unread.push((row, error)),
            }
        }
        subject
    }

    /// All findings of all checks, a check after the other.
    ///
    /// Of a table of something else only that is told.
    pub fn findings(&self) -> Vec<Finding> {
        if !self.is_of_claims() {
            return columns::Columns.findings(self);
        }
        CHECKS
            .iter()
            .flat_map(|check| check.findings(self))
            .collect()
    }

    /// Whether it is a table of claims at all, be it damaged.
    fn is_of_claims(&self) -> bool {
        let signs = ["claim_id", "claim", "quote", "status"];
        signs.iter().any(|name| self.sheet.column(name).is_some())
    }

    /// The texts of the documents by their ids, for offsets of the table.
    fn positions(&self) -> BTreeMap<&'a str, Positions<'a>> {
        self.positions_in(self.unit)
    }

    /// The same for offsets in another unit.
    fn positions_in(&self, unit: OffsetUnit) -> BTreeMap<&'a str, Positions<'a>> {
        let sources = self.sources.into_iter().flatten();
        sources
            .map(|(id, document)| (id.as_str(), Positions::new(&document.text, unit)))
            .collect()
    }

    /// The cell of a column, if the table has that column.
    fn cell(&self, row: &'a Row, column: &str) -> Option<&'a str> {
        row.cell(self.sheet.column(column)?)
    }

    /// What `stelling reanchor` says of a row.
    fn anchor(&self, row: &'a Row) -> Option<Anchor> {
        Anchor::from_name(self.cell(row, ANCHOR_COLUMNS[0].0)?)
    }

    fn id(&self, row: &'a Row) -> &'a str {
        self.cell(row, "claim_id").unwrap_or_default()
    }
}
