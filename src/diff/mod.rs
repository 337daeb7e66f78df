//! What has changed from one data set to another: which claims came and went, and what of the others is different.
//!
//! Two rows are the same claim if they have the same id. Of those left over in a document, so are rows with the same
//! head and the same quote, first within the same sentence, then in any; and rows with the same head or the same
//! sentence whose sentences and quotes are [similar](similarity) enough.

mod change;
mod json;
mod kind;
mod markdown;
mod pairing;
mod render;
mod text;
mod words;

use std::collections::{BTreeMap, HashMap};

pub use change::{Change, Field, Sides};
pub use kind::Kind;
pub use render::{RENDERERS, Renderer, renderer};
pub(crate) use words::one_line;
pub use words::{Piece, inline, marked, similarity};

use crate::{dataset::Table, text::OffsetUnit};

/// All that differs between two data sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differences<'t> {
    /// How many claims the old data set has.
    pub old: usize,
    /// How many claims the new one has.
    pub new: usize,
    /// In which the offsets of both count.
    pub unit: OffsetUnit,
    /// The columns that are not ours and that only the old one has.
    pub old_columns: Vec<&'t str>,
    /// The columns that are not ours and that only the new one has.
    pub new_columns: Vec<&'t str>,
    /// The claims that differ, document by document, in the order of the text.
    pub changes: Vec<Change<'t>>,
}

/// Why two data sets cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DiffError {
    /// Their offsets cannot be compared.
    #[error(
        "the offsets of the old data set count in the unit {}, those of the new one in {}; make one of them again with \
         --offsets {}",
        old.as_str(), new.as_str(), new.as_str()
    )]
    Units {
        /// The unit of the old data set.
        old: OffsetUnit,
        /// The unit of the new one.
        new: OffsetUnit,
    },
    /// There are rows of several annotators, so that a claim is there more than once.
    #[error(
        "the {side} data set has rows of several annotators ({names}); choose one of them with --annotator"
    )]
    Annotators {
        /// `old` or `new`.
        side: &'static str,
        /// Who they are.
        names: String,
    },
    /// An id is there more than once.
    #[error(
        "the {side} data set has the id {claim_id} more than once, in its rows {}; `stelling validate` tells more",
        listed(rows)
    )]
    Duplicate {
        /// `old` or `new`.
        side: &'static str,
        /// The first id that is.
        claim_id: String,
        /// As spreadsheet programs count if no row is empty: the first row under the header is 2.
        rows: Vec<usize>,
    },
}

fn listed(rows: &[usize]) -> String {
    let rows: Vec<_> = rows.iter().map(usize::to_string).collect();
    match rows.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => rows.concat(),
    }
}

/// What differs between two data sets, as far as it is of these kinds.
///
/// # Errors
/// If the offsets count in different units, or an id is not unique.
pub fn diff<'t>(
    old: &'t Table,
    new: &'t Table,
    kinds: &[Kind],
) -> Result<Differences<'t>, DiffError> {
    if old.unit != new.unit {
        return Err(DiffError::Units {
            old: old.unit,
            new: new.unit,
        });
    }
    unique("old", old)?;
    unique("new", new)?;
    let others = change::others(old, new);
    let mut changes: Vec<_> = pairing::pairs(&old.records, &new.records)
        .into_iter()
        .filter_map(|rows| Change::between(old, new, rows, &others, kinds))
        .collect();
    let place = places(old, new);
    // The sort is stable: rows that begin at the same place stay in the order of their tables.
    changes.sort_by_cached_key(|change| {
        let document = place.get(change.document()).copied();
        (document, change.start(), change.has(Kind::Added))
    });
    let missing = |from: &'t Table, of: &Table| -> Vec<&'t str> {
        let is_missing = |name: &&String| kinds.contains(&Kind::Other) && of.other(name).is_none();
        let names = from.others.iter().filter(is_missing);
        names.map(String::as_str).collect()
    };
    Ok(Differences {
        old: old.records.len(),
        new: new.records.len(),
        unit: old.unit,
        old_columns: missing(old, new),
        new_columns: missing(new, old),
        changes,
    })
}

fn unique(side: &'static str, table: &Table) -> Result<(), DiffError> {
    let annotators: Vec<_> = table.annotators().into_iter().collect();
    if annotators.len() > 1 {
        let names = annotators.join(", ");
        return Err(DiffError::Annotators { side, names });
    }
    let mut rows: HashMap<&str, Vec<usize>> = HashMap::new();
    for (row, record) in (2..).zip(&table.records) {
        rows.entry(&record.claim_id).or_default().push(row);
    }
    let ids = table.records.iter().map(|record| record.claim_id.as_str());
    let mut twice = ids.filter(|id| rows[id].len() > 1);
    twice.next().map_or(Ok(()), |id| {
        Err(DiffError::Duplicate {
            side,
            claim_id: id.to_owned(),
            rows: rows[id].clone(),
        })
    })
}

/// The rank of each document: as the new data set has them, then those that only the old one has.
fn places<'t>(old: &'t Table, new: &'t Table) -> BTreeMap<&'t str, usize> {
    let mut places = BTreeMap::new();
    for record in new.records.iter().chain(&old.records) {
        let next = places.len();
        places.entry(record.doc_id.as_str()).or_insert(next);
    }
    places
}

impl<'t> Differences<'t> {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.old_columns.is_empty() && self.new_columns.is_empty()
    }

    /// The changes of each document, in order.
    pub fn documents(&self) -> impl Iterator<Item = (&'t str, &[Change<'t>])> {
        let groups = self.changes.chunk_by(|a, b| a.document() == b.document());
        groups.map(|group| (group[0].document(), group))
    }

    /// How many claims have a change of each kind, in the order of the kinds; kinds without any are left out.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        counts(&self.changes)
    }

    /// The columns that only one of the data sets has, with which of them that is.
    fn columns(&self) -> impl Iterator<Item = (&'static str, &[&'t str])> {
        let columns = [
            ("old", &self.old_columns[..]),
            ("new", &self.new_columns[..]),
        ];
        columns.into_iter().filter(|(_, names)| !names.is_empty())
    }

    /// How many claims are in both data sets and differ.
    pub fn changed(&self) -> usize {
        let both = |change: &&Change<'_>| matches!(change.sides, Sides::Both(..));
        self.changes.iter().filter(both).count()
    }
}

/// How many of these have a change of each kind.
fn counts(changes: &[Change<'_>]) -> Vec<(Kind, usize)> {
    let count = |kind: Kind| changes.iter().filter(|change| change.has(kind)).count();
    let counts = Kind::ALL.iter().map(|&kind| (kind, count(kind)));
    counts.filter(|&(_, count)| count > 0).collect()
}
