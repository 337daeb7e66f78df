//! The data set: one flat row a claim, and what is computed of such rows.
//!
//! [`Assembler`] turns the claims of a document into [`Record`]s; [`COLUMNS`] says what their fields mean. [`Metadata`]
//! is the file that stands beside the table, and [`score`] holds a table against hand-made annotation.

mod assemble;
mod cell;
mod id;
mod metadata;
mod record;
pub mod score;
mod verify;

pub use assemble::Assembler;
pub use cell::{Kind, Names, Offsets};
pub use metadata::{Dialect, DocumentEntry, LexiconEntry, Metadata};
pub use record::{COLUMNS, CellError, Column, Record};
pub use verify::{MismatchError, verify};
