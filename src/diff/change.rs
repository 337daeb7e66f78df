use std::borrow::Cow;

use super::kind::{Kind, text_of};
use crate::dataset::{COLUMNS, Record, Table};

/// In which of two data sets something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sides<T> {
    /// Only in the new one.
    Added(T),
    /// Only in the old one.
    Removed(T),
    /// In the old and in the new one.
    Both(T, T),
}

/// A claim that is not the same in both data sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<'t> {
    /// As the data sets have it.
    pub sides: Sides<&'t Record>,
    /// The cells that differ, in the order of the columns; none of a claim that came or went.
    pub fields: Vec<Field<'t>>,
}

/// A cell that differs.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Field<'t> {
    /// What that means.
    pub kind: Kind,
    /// The name of the column.
    pub column: &'t str,
    /// As the old data set has it; empty if it has no such column.
    pub old: Cow<'t, str>,
    /// As the new one has it; empty if it has no such column.
    pub new: Cow<'t, str>,
}

/// A column that is not ours, and its places in the old and the new table.
pub(super) struct OtherColumn<'t> {
    name: &'t str,
    old: Option<usize>,
    new: Option<usize>,
}

/// All columns that are not ours: those of the old table, then those that only the new one has.
pub(super) fn others<'t>(old: &'t Table, new: &'t Table) -> Vec<OtherColumn<'t>> {
    let only_new = new.others.iter().filter(|name| old.other(name).is_none());
    let names = old.others.iter().chain(only_new);
    names
        .map(|name| OtherColumn {
            name,
            old: old.other(name),
            new: new.other(name),
        })
        .collect()
}

impl<'t> OtherColumn<'t> {
    /// What differs between the cells of two rows.
    fn field(&self, (old, new): (&'t [String], &'t [String])) -> Option<Field<'t>> {
        let cell = |cells: &'t [String], at: Option<usize>| {
            at.and_then(|at| cells.get(at)).map_or("", String::as_str)
        };
        let (old, new) = (cell(old, self.old), cell(new, self.new));
        (old != new).then(|| Field {
            kind: Kind::Other,
            column: self.name,
            old: old.into(),
            new: new.into(),
        })
    }
}

impl<'t> Change<'t> {
    /// What is different in rows, by their places; none if nothing of these kinds is.
    pub(super) fn between(
        old: &'t Table,
        new: &'t Table,
        rows: Sides<usize>,
        others: &[OtherColumn<'t>],
        kinds: &[Kind],
    ) -> Option<Self> {
        let (sides, mut fields) = match rows {
            Sides::Added(row) => (Sides::Added(&new.records[row]), Vec::new()),
            Sides::Removed(row) => (Sides::Removed(&old.records[row]), Vec::new()),
            Sides::Both(old_row, new_row) => {
                let records = (&old.records[old_row], &new.records[new_row]);
                let mut fields = fields(records.0, records.1);
                let cells = (&old.other_cells[old_row][..], &new.other_cells[new_row][..]);
                fields.extend(others.iter().filter_map(|column| column.field(cells)));
                (Sides::Both(records.0, records.1), fields)
            }
        };
        fields.retain(|field| kinds.contains(&field.kind));
        let change = Self { sides, fields };
        let differs = change.kinds().any(|kind| kinds.contains(&kind));
        differs.then_some(change)
    }

    /// Whether it has a change of this kind.
    pub fn has(&self, kind: Kind) -> bool {
        match self.sides {
            Sides::Added(_) => kind == Kind::Added,
            Sides::Removed(_) => kind == Kind::Removed,
            Sides::Both(..) => self.fields.iter().any(|field| field.kind == kind),
        }
    }

    /// The kinds of all that has changed, in their order.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        Kind::ALL.iter().copied().filter(|&kind| self.has(kind))
    }

    /// Whether this is the only kind of change.
    pub fn is_only(&self, kind: Kind) -> bool {
        self.kinds().eq([kind])
    }

    /// The claim as it is now, or as it was when it went.
    pub fn record(&self) -> &'t Record {
        match self.sides {
            Sides::Added(record) | Sides::Removed(record) | Sides::Both(_, record) => record,
        }
    }

    /// Its document.
    pub fn document(&self) -> &'t str {
        &self.record().doc_id
    }

    /// Where it begins in the document.
    pub(super) fn start(&self) -> u32 {
        self.record().start
    }

    /// The rules that the claim did not have before, and those that it has no more.
    pub fn rules(&self) -> (Vec<&'t str>, Vec<&'t str>) {
        match self.sides {
            Sides::Both(old, new) => (missing(new, old), missing(old, new)),
            Sides::Added(_) | Sides::Removed(_) => (Vec::new(), Vec::new()),
        }
    }
}

/// The rules of one record that another does not have.
fn missing<'t>(from: &'t Record, of: &Record) -> Vec<&'t str> {
    let rules = from
        .rules
        .0
        .iter()
        .filter(|rule| !of.rules.0.contains(rule));
    rules.map(String::as_str).collect()
}

/// Our cells that differ.
fn fields<'t>(old: &'t Record, new: &'t Record) -> Vec<Field<'t>> {
    if old == new {
        return Vec::new();
    }
    let cells = COLUMNS.iter().zip(old.cells().zip(new.cells()));
    let differ = cells.filter(|(_, (old, new))| old != new);
    let mut fields: Vec<Field<'t>> = differ
        .map(|(column, (old, new))| Field {
            kind: Kind::of(column.name),
            column: column.name,
            old,
            new,
        })
        .collect();
    if points_elsewhere(old, new)
        && let Some(field) = fields.iter_mut().find(|field| field.column == "references")
    {
        field.kind = Kind::Details;
    }
    let texts: Vec<_> = fields.iter().map(|field| field.column).collect();
    fields.retain(|field| text_of(field.column).is_none_or(|text| !texts.contains(&text)));
    fields
}

/// Whether references are other ones, and not the same in a text that has moved.
fn points_elsewhere(old: &Record, new: &Record) -> bool {
    old.references.len() != new.references.len() || old.sentence_start == new.sentence_start
}
