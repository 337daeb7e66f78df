//! The data set: one flat row a claim, and what is computed of such rows.
//!
//! [`Assembler`] turns the claims of a document into [`Row`]s; [`COLUMNS`] says what the fields of a [`Record`] mean. An [`Entry`] of the
//! ledger accounts for each sentence, also for those without claims. [`Metadata`]
//! is the file that stands beside the table, and [`score`] holds a table against hand-made annotation.

mod annotation;
mod assemble;
mod cell;
mod column;
mod described;
mod id;
mod ledger;
mod metadata;
mod record;
mod row;
pub mod score;
mod table;
mod verify;

pub use annotation::{ANNOTATION_COLUMNS, Annotation, ROW_STATE};
pub use assemble::Assembler;
pub(crate) use assemble::QUOTE_GAP;
pub use cell::{Kind, Link, Names, Offsets};
pub use column::{CellError, Column};
pub use described::{Described, DescribedDocument};
pub use id::derived_ids;
pub(crate) use ledger::per_mille;
pub use ledger::{Entry, LEDGER_COLUMNS, Outcome, Summary};
pub use metadata::{Dialect, DocumentEntry, LexiconEntry, Metadata};
pub use record::{COLUMNS, Record};
pub use row::{Row, WordEdit, WordingStyle};
pub use table::{Table, TableError};
pub use verify::{MismatchError, mismatches, verify};
