use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::cell::{Cell, Kind, Names, Offsets};
use crate::claim::{Polarity, Status, Tense};

/// One column of the data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// As in the header row.
    pub name: &'static str,
    /// What its cells hold.
    pub kind: Kind,
    about: &'static str,
}

impl Column {
    /// What it means, in one sentence or two.
    pub fn about(&self) -> &'static str {
        self.about.trim()
    }
}

/// A cell that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CellError {
    /// The table has no such column.
    #[error("column `{0}` is missing")]
    Missing(&'static str),
    /// The cell does not hold what its column should.
    #[error("column `{column}`: found `{found}`, expected {expected}")]
    Invalid {
        /// The name of the column.
        column: &'static str,
        /// What stands there.
        found: String,
        /// What should stand there.
        expected: String,
    },
}

/// Makes the row type, the table of columns and both directions of the cells from one list, so that they agree.
macro_rules! record {
    ($($(#[doc = $about:literal])+ $name:ident: $cell:ty,)+) => {
        /// One claim as a row of the data set; the fields are its columns, in their order.
        ///
        /// Offsets count in the data set's unit from the start of the source.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Record {
            $($(#[doc = $about])+ pub $name: $cell,)+
        }

        /// The columns of the data set, in order; header, metadata and documentation are made from it.
        pub const COLUMNS: &[Column] = &[$(Column {
            name: stringify!($name),
            kind: <$cell as Cell>::KIND,
            about: concat!($($about),+),
        },)+];

        impl Record {
            /// The cells in the order of [`COLUMNS`].
            pub fn cells(&self) -> impl Iterator<Item = Cow<'_, str>> {
                [$(self.$name.write(),)+].into_iter()
            }

            /// Reads a record from the cells that `cell` finds by the names of their columns.
            pub fn from_cells<'c>(
                mut cell: impl FnMut(&'static str) -> Option<&'c str>,
            ) -> Result<Self, CellError> {
                Ok(Self { $($name: read(stringify!($name), cell(stringify!($name)))?,)+ })
            }
        }
    };
}

record! {
    /// Stable id, derived from the document id, the verbatim sentence, the place of the head in it and which
    /// occurrence it is if the sentence repeats; it does not depend on other claims, labels or wording.
    claim_id: String,
    /// The document: its file name without extension, or the record's id.
    doc_id: String,
    /// The date of the document as its source gives it (YYYY, YYYY-MM or YYYY-MM-DD); empty if it gives none.
    doc_date: String,
    /// The heading above the claim; empty if there is none.
    section: String,
    /// The number of the paragraph in the document, from 1; headings count.
    paragraph: u32,
    /// The number of the sentence in the document, from 1.
    sentence: u32,
    /// Where the sentence begins.
    sentence_start: u32,
    /// Where the sentence ends, exclusive.
    sentence_end: u32,
    /// The sentence, verbatim, as context.
    sentence_text: String,
    /// The first character of the claim's spans.
    start: u32,
    /// The end of the claim's last span, exclusive.
    end: u32,
    /// The pieces of the source that the claim stands on, as start-end pairs.
    spans: Vec<Offsets>,
    /// These pieces verbatim, joined by ` … `.
    quote: String,
    /// The claim as a Dutch main clause that can be read alone.
    claim: String,
    /// Asserted: the writer presents it as true. Alleged: put forward by somebody else or as uncertain. Denied:
    /// explicitly rejected.
    status: Status,
    /// Whether the claim as worded is negated.
    polarity: Polarity,
    /// The words that decided the status, verbatim.
    cue: Vec<String>,
    /// Where the cues stand.
    cue_spans: Vec<Offsets>,
    /// Who puts the claim forward or denies it, verbatim.
    source: Vec<String>,
    /// Where the sources stand.
    source_spans: Vec<Offsets>,
    /// The head word: the lexical main verb or the predicative word.
    head: String,
    /// Where the head begins.
    head_start: u32,
    /// Where the head ends, exclusive.
    head_end: u32,
    /// The words of the predicate: verb cluster, separable particle and predicative head.
    predicate: String,
    /// Where these words stand.
    predicate_spans: Vec<Offsets>,
    /// The time that the finite verb gives.
    tense: Tense,
    /// The rules that made the claim and its labels, in the order in which they applied.
    rules: Names,
}

fn read<T: Cell>(column: &'static str, cell: Option<&str>) -> Result<T, CellError> {
    let found = cell.ok_or(CellError::Missing(column))?;
    T::read(found).ok_or_else(|| CellError::Invalid {
        column,
        found: found.to_owned(),
        expected: expected(T::KIND),
    })
}

fn expected(kind: Kind) -> String {
    match kind {
        Kind::Number => "a whole number".to_owned(),
        Kind::Spans => "start-end pairs joined by `;`".to_owned(),
        Kind::OneOf(words) => format!("one of `{}`", words.join("`, `")),
        Kind::Text | Kind::Pieces | Kind::Names => "text".to_owned(),
    }
}
