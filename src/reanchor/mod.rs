//! Carries a data set over to revised texts.
//!
//! Old and new text are [aligned](Alignment), and each span of a row goes where its text has gone. A row is *exact* or
//! *moved* if its sentence and all of its pieces stand in the new text unchanged, *edited* if they are alike; the cells
//! are then those of the new text, and [`verify`](crate::dataset::verify) holds. Nothing is guessed: a row is
//! *uncertain* and stays as it was if
//!
//! - its quote, its head or one of its cues, sources, times, predicate words and mentions is less alike than the
//!   threshold, or is gone;
//! - its sentence is repeated, unless both texts have it equally often and it is the same in the row, or it stands in an
//!   unchanged run of text with sentences around it that are there once;
//! - its sentence has changed or gone, and an identical one stands elsewhere;
//! - its words are spread over several sentences now.
//!
//! It is *lost*, and stays as it was, if nothing stands in its place, or if it did not slice in the old text.
//!
//! The wording, labels, rules, `doc_date` and `time_value` stay, as do all columns that are not ours. So does the id,
//! which annotations refer to, even where `stelling extract` would give the edited sentence another. The numbers of
//! paragraph and sentence, and the section, are those of the new text.

mod align;
mod carry;
mod documents;
mod sentences;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

pub use align::{Alignment, Image};
pub use verdict::{Anchor, Verdict};

use crate::{
    dataset::{DescribedDocument, Record, Table},
    text::Document,
};
use carry::Carrier;

/// Documents by their ids.
pub type Texts = BTreeMap<String, Document>;

/// The columns that are added: what has become of the row, and how alike the quotes are.
pub const ANCHOR_COLUMNS: [(&str, &str); 2] = [
    (
        "anchor",
        "What became of the row when the text was revised: exact (the same text and offsets), moved (the same text at \
         other offsets), edited (another text that is alike), uncertain or lost (the row is as it was before).",
    ),
    (
        "anchor_score",
        "How alike the old and the new quote are, from 0.00 to 1.00; empty if there is no new one.",
    ),
];

/// How to carry a data set over.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// How alike an edited quote has to be, and each of the row's other pieces, from 0 to 1.
    pub threshold: f64,
    /// The new id of documents that have another one now.
    pub renamed: BTreeMap<String, String>,
}

/// A data set that has been carried over.
#[derive(Debug, Clone, PartialEq)]
pub struct Reanchored {
    /// All rows in their order, with [`ANCHOR_COLUMNS`] at the end.
    pub table: Table,
    /// What has become of each of them.
    pub verdicts: Vec<Verdict>,
    /// What there is to say of documents: old ones that are not those of the data set, missing and renamed ones.
    pub notes: Vec<String>,
}

/// A row and what has become of it.
type Carried = (Record, Verdict);

/// Carries the rows of `table` from the `old` texts, which `described` may tell more of, over to the `new` ones.
pub fn reanchor(
    table: &Table,
    described: &[DescribedDocument],
    old: &Texts,
    new: &Texts,
    options: &Options,
) -> Reanchored {
    let mut rows: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (row, record) in table.records.iter().enumerate() {
        rows.entry(&record.doc_id).or_default().push(row);
    }
    let ids: BTreeSet<&str> = rows.keys().copied().collect();
    let mut notes = documents::altered(described, old);
    notes.extend(documents::missing(&ids, old, new, &options.renamed));

    let of_document = |(&id, rows): (&&str, &Vec<usize>)| -> Vec<(usize, Carried)> {
        let new_id = options.renamed.get(id).map_or(id, String::as_str);
        let records = rows.iter().map(|&row| (row, &table.records[row]));
        let which = match (old.get(id), new.get(new_id)) {
            (Some(old), Some(new)) => {
                let carrier = Carrier::new(old, new, table.unit, options.threshold);
                return records
                    .map(|(row, record)| (row, carrier.row(record)))
                    .collect();
            }
            (None, _) => "old",
            (_, None) => "new",
        };
        let verdict = Verdict::lost(format!("the {which} texts have no such document"));
        records
            .map(|(row, record)| (row, (record.clone(), verdict.clone())))
            .collect()
    };
    let mut carried: Vec<_> = rows.par_iter().map(of_document).flatten_iter().collect();
    carried.sort_by_key(|&(row, _)| row);
    let (records, verdicts) = carried.into_iter().map(|(_, carried)| carried).unzip();
    Reanchored {
        table: with_verdicts(table, records, &verdicts),
        verdicts,
        notes,
    }
}

/// The table with other records and what became of them; columns of an earlier run are replaced.
fn with_verdicts(table: &Table, records: Vec<Record>, verdicts: &Vec<Verdict>) -> Table {
    let is_anchor = |name: &String| ANCHOR_COLUMNS.iter().any(|(column, _)| column == name);
    let kept: Vec<_> = (0..table.others.len())
        .filter(|&at| !is_anchor(&table.others[at]))
        .collect();
    let names = kept.iter().map(|&at| table.others[at].clone());
    let cells = table
        .other_cells
        .iter()
        .zip(verdicts)
        .map(|(cells, verdict)| {
            let kept = kept.iter().map(|&at| cells[at].clone());
            kept.chain([verdict.anchor.as_str().to_owned(), verdict.score_cell()])
                .collect()
        });
    Table {
        unit: table.unit,
        records,
        others: names
            .chain(ANCHOR_COLUMNS.map(|(name, _)| name.to_owned()))
            .collect(),
        other_cells: cells.collect(),
    }
}

impl Reanchored {
    /// How many rows have become each of these.
    pub fn counts(&self) -> [(Anchor, usize); 5] {
        Anchor::ALL.map(|anchor| {
            let of_it = self
                .verdicts
                .iter()
                .filter(|verdict| verdict.anchor == anchor);
            (anchor, of_it.count())
        })
    }
}
